/// Which characters a text may hold: a closed set, so that no form needs an expression that might never end.
public enum AllowedCharacters: String, Sendable, Codable, CaseIterable {
    /// Letters of any script, with their accents.
    case letters
    /// A to Z, in capitals or not.
    case plainLetters
    case digits, spaces, hyphens, apostrophes, points, commas, slashes, underscores

    func holds(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .letters: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        case .plainLetters: ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        case .digits: ("0"..."9").contains(scalar)
        // The spaces that people type or copy, and the end of a line in a long text.
        case .spaces: " \u{A0}\u{202F}\n".unicodeScalars.contains(scalar)
        case .hyphens: "-\u{2010}\u{2011}".unicodeScalars.contains(scalar)
        case .apostrophes: "'\u{2019}".unicodeScalars.contains(scalar)
        case .points: scalar == "."
        case .commas: scalar == ","
        case .slashes: scalar == "/"
        case .underscores: scalar == "_"
        }
    }
}

/// A text of fixed length: in `AA-9999` an A stands for a letter, a 9 for a digit, anything else for itself.
struct TextMask {
    let pattern: String

    /// - Returns: nil for what is no mask: empty, longer than 60, with nothing to fill in, or beyond printed ASCII.
    init?(_ pattern: String) {
        let bytes = pattern.utf8
        guard (1...60).contains(bytes.count), bytes.allSatisfy({ byte in (0x20...0x7E).contains(byte) }),
            bytes.contains(UInt8(ascii: "A")) || bytes.contains(UInt8(ascii: "9")), bytes.first != 0x20, bytes.last != 0x20
        else { return nil }
        self.pattern = pattern
    }

    func fits(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let places = Array(pattern.unicodeScalars)
        guard scalars.count == places.count else { return false }
        return zip(scalars, places).allSatisfy { scalar, place in
            switch place {
            case "A": AllowedCharacters.plainLetters.holds(scalar)
            case "9": AllowedCharacters.digits.holds(scalar)
            default: scalar == place
            }
        }
    }
}
