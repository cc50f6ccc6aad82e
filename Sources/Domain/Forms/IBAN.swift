/// International bank account numbers, ISO 13616-1: two letters of the country, two check digits (ISO/IEC
/// 7064, MOD 97-10), then the number of the country. Kept without spaces.
public enum IBAN {
    /// Why a text is none.
    public enum Problem: Sendable, Hashable {
        case shape
        case country(String)
        case length(expected: Int, actual: Int)
        /// A character was mistyped, or two were exchanged.
        case checkDigits
    }

    /// In capitals and without spaces, as it is kept.
    static func normalised(_ text: String) -> String {
        let plain = text.uppercased().unicodeScalars.filter { scalar in !scalar.properties.isWhitespace && scalar != "-" }
        let whole = String(String.UnicodeScalarView(plain))
        return whole.hasPrefix("IBAN") ? String(whole.dropFirst(4)) : whole
    }

    /// - Parameter text: as ``normalised(_:)`` gives it.
    static func problem(with text: String) -> Problem? {
        let bytes = Array(text.utf8)
        let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        guard bytes.count >= 5, bytes.allSatisfy({ byte in isLetter(byte) || isDigit(byte) }), isLetter(bytes[0]),
            isLetter(bytes[1]), isDigit(bytes[2]), isDigit(bytes[3])
        else { return .shape }
        let country = String(decoding: bytes[..<2], as: UTF8.self)
        guard let length = lengths[country] else { return .country(country) }
        guard bytes.count == length else { return .length(expected: length, actual: bytes.count) }
        return remainder(bytes[4...] + bytes[..<4]) == 1 ? nil : .checkDigits
    }

    /// Of the number that the characters write, A as 10 to Z as 35, by 97.
    private static func remainder(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { rest, byte in
            byte < 0x41 ? (rest * 10 + Int(byte) - 0x30) % 97 : (rest * 100 + Int(byte) - 0x41 + 10) % 97
        }
    }

    /// In groups of four, as it is printed.
    public static func grouped(_ text: String) -> String {
        var groups: [Substring] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: "\u{A0}")
    }

    /// The country and the last four, enough to know one's own account.
    public static func masked(_ text: String) -> String { "\(text.prefix(2))••\u{A0}••••\u{A0}\(text.suffix(4))" }

    // The IBAN registry that SWIFT keeps for ISO 13616, release 99: all countries of SEPA, then the others.
    private static let lengths: [String: Int] = [
        "AD": 24, "AL": 28, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
        "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
        "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
        "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
        "AE": 23, "AZ": 28, "BA": 20, "BH": 22, "BR": 29, "BY": 28, "CR": 22, "DO": 28, "EG": 29, "FO": 18, "GE": 22, "GL": 18,
        "GT": 28, "IL": 23, "IQ": 23, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "MR": 27, "MU": 30, "PK": 24, "PS": 29,
        "QA": 29, "SA": 24, "SC": 31, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VG": 24, "XK": 20,
    ]
}

extension AnswerReader {
    static func ibanReading(_ text: String) -> Reading {
        let plain = IBAN.normalised(text)
        return IBAN.problem(with: plain).map { problem in .unreadable(.notAnIBAN(problem)) } ?? .answer(.text(plain))
    }
}
