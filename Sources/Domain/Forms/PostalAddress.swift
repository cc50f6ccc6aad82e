/// A postal address. In France it ends with a postal code of five digits and a town (AFNOR XP Z 10-011).
public struct PostalAddress: Sendable, Hashable, Codable {
    /// Number and street, then what completes them.
    public var lines: [String]
    /// Empty abroad, where there is none.
    public var postalCode: String
    public var town: String
    /// Nil is France.
    public var country: String?

    public init(lines: [String], postalCode: String, town: String, country: String? = nil) {
        (self.lines, self.postalCode, self.town, self.country) = (lines, postalCode, town, country)
    }

    /// The controls of its field, in the order in which they are read.
    public enum Part: Int, Sendable, CaseIterable { case street, more, postalCode, town, country }

    /// The longest text of a part, in Unicode scalars.
    public static let maximumLength = 100

    /// On one line.
    public var text: String {
        let place = [postalCode, town].filter { part in !part.isEmpty }.joined(separator: " ")
        return (lines + [place] + [country].compactMap { part in part }).joined(separator: ", ")
    }
}

extension AnswerReader {
    static func addressReading(_ inputs: [String], orForeign acceptsForeign: Bool) -> Reading {
        var parts: [PostalAddress.Part: String] = [:]
        for part in PostalAddress.Part.allCases {
            guard let typed = self.part(inputs, part.rawValue) else { continue }
            let line = oneLine(typed)
            guard line.unicodeScalars.count <= PostalAddress.maximumLength else {
                return .unreadable(.tooLong(maximum: PostalAddress.maximumLength, actual: line.unicodeScalars.count))
            }
            parts[part] = line
        }
        let country = acceptsForeign ? parts[.country].flatMap { name in isFrance(name) ? nil : name } : nil
        guard let street = parts[.street] else { return .unreadable(.noPart(.street)) }
        var code = parts[.postalCode] ?? ""
        if country == nil {
            guard !code.isEmpty else { return .unreadable(.noPart(.postalCode)) }
            code = String(String.UnicodeScalarView(code.unicodeScalars.filter { scalar in !scalar.properties.isWhitespace }))
            guard code.utf8.count == 5, number(ofDigits: code.utf8) != nil else { return .unreadable(.notAPostalCode) }
        }
        guard let town = parts[.town] else { return .unreadable(.noPart(.town)) }
        let lines = [street, parts[.more]].compactMap { line in line }
        return .answer(.address(PostalAddress(lines: lines, postalCode: code, town: town, country: country)))
    }

    private static func isFrance(_ name: String) -> Bool { ["france", "fr"].contains(name.lowercased()) }
}
