import Domain

/// A password made here: readable aloud, 92 bits strong (four groups of four among 54 letters and digits,
/// of which those without a capital, a small letter or a digit are drawn again, as ``PasswordRules`` asks).
enum OneTimePassword {
    static func make() -> String {
        var password = draw()
        while PasswordRules.weakness(of: password, identity: []) != nil { password = draw() }
        return password
    }

    private static func draw() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789")
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] })
        }.joined(separator: "-")
    }
}
