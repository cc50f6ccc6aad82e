/// A password made here: readable aloud, 93 bits strong (four groups of four among 54 letters and digits).
enum OneTimePassword {
    static func make() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789")
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] })
        }.joined(separator: "-")
    }
}
