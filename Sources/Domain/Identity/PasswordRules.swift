/// What a password must be, by the first case of CNIL's recommendation 2022-100: no other measure
/// assumed, an entropy of 80 bits. Its three examples: 12 characters with capitals, small letters,
/// digits and marks; 14 with the three first; a phrase of 7 words.
public enum PasswordRules {
    /// Why a password is refused.
    public enum Weakness: Sendable, Hashable {
        case tooShort(minimum: Int)
        case tooLong(maximum: Int)
        case tooSimple
        /// It contains the name, the staff number or the e-mail of its owner.
        case containsIdentity
        case tooCommon
    }

    /// Longer ones would only serve to tire the server; scrypt takes any length.
    public static let maximumLength = 256

    /// - Parameter identity: words that the password may not contain, those below four letters apart.
    public static func weakness(of password: String, identity: [String]) -> Weakness? {
        let scalars = password.unicodeScalars
        guard scalars.count >= 12 else { return .tooShort(minimum: 12) }
        guard scalars.count <= maximumLength else { return .tooLong(maximum: maximumLength) }
        let folded = password.lowercased()
        let words = identity.map { word in word.lowercased() }.filter { word in word.unicodeScalars.count >= 4 }
        if words.contains(where: { word in contains(folded, word) }) { return .containsIdentity }
        if Set(folded.unicodeScalars).count < 6 || isCommon(folded) { return .tooCommon }
        return isVaried(scalars) ? nil : .tooSimple
    }

    private static func isVaried(_ scalars: String.UnicodeScalarView) -> Bool {
        let hasSmall = scalars.contains { scalar in scalar.properties.isLowercase }
        let hasCapital = scalars.contains { scalar in scalar.properties.isUppercase }
        let hasDigit = scalars.contains { scalar in ("0"..."9").contains(scalar) }
        let hasMark = scalars.contains { scalar in
            !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
        }
        if hasSmall && hasCapital && hasDigit { return hasMark || scalars.count >= 14 }
        return isPhrase(scalars)
    }

    /// Seven different words of two letters or more. CNIL counts words, not characters: « le mot de
    /// passe du service » has 26 characters and 6 words. 28 characters keep out seven tiny ones (« un de la le du au en »).
    private static func isPhrase(_ scalars: String.UnicodeScalarView) -> Bool {
        let words = scalars.split { scalar in !scalar.properties.isAlphabetic }.filter { word in word.count >= 2 }
        return Set(words.map { word in String(String.UnicodeScalarView(word)).lowercased() }).count >= 7 && scalars.count >= 28
    }

    /// The beginnings that attackers try first: what follows must be worth a password of 8 by itself.
    private static func isCommon(_ folded: String) -> Bool {
        ["motdepasse", "password", "azerty", "qwerty", "bonjour", "soleil", "123456", "guichet"].contains { start in
            folded.utf8.starts(with: start.utf8) && folded.utf8.count < start.utf8.count + 8
        }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let haystack = Array(text.utf8)
        let needle = Array(part.utf8)
        guard haystack.count >= needle.count else { return false }
        return (0...(haystack.count - needle.count)).contains { start in
            haystack[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
