/// Keys of ours from the names of other programs.
struct ImportedKeys {
    private var taken: Set<String> = []

    /// A key near `name` that nothing has yet.
    mutating func key(near name: String, fallback: String) -> String {
        let base = Self.slug(name, fallback: fallback)
        var key = base
        var number = 2
        while !taken.insert(key).inserted {
            key = "\(base.prefix(54))-\(number)"
            number += 1
        }
        return key
    }

    /// `a-z 0-9 -` of a name; `fallback` where nothing of it is left.
    static func slug(_ name: String, fallback: String) -> String {
        var bytes: [UInt8] = []
        for scalar in name.unicodeScalars.prefix(200) {
            let part = plain[scalar] ?? String(scalar).lowercased()
            for byte in part.utf8 {
                if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
                    bytes.append(byte)
                } else if byte < 0x80, bytes.last != UInt8(ascii: "-"), !bytes.isEmpty {
                    bytes.append(UInt8(ascii: "-"))
                }
            }
        }
        bytes = Array(bytes.prefix(56))
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        guard let first = bytes.first else { return fallback }
        let text = String(decoding: bytes, as: UTF8.self)
        return (0x30...0x39).contains(first) ? "\(fallback.prefix(1))-\(text)" : text
    }

    /// The letters of French and its neighbours without their accents.
    private static let plain: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àâäáãåÀÂÄÁÃÅ"), ("c", "çÇ"), ("e", "éèêëÉÈÊË"), ("i", "îïíìÎÏÍÌ"), ("n", "ñÑ"), ("o", "ôöóòõøÔÖÓÒÕØ"),
            ("u", "ùûüúÙÛÜÚ"), ("y", "ÿýŸÝ"), ("oe", "œŒ"), ("ae", "æÆ"), ("ss", "ß"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letter, accented) in groups { for scalar in accented.unicodeScalars { table[scalar] = letter } }
        return table
    }()
}

/// Texts of other programs, cut to the limits of ours.
enum ImportedText {
    /// The text without the spaces around it, at most `limit` scalars; nil for nothing.
    static func cut(_ text: String, _ limit: Int, _ part: FormImport.Part, _ remarks: inout [FormImport.Remark])
        -> String?
    {
        let trimmed = trimmed(text)
        guard !trimmed.isEmpty else { return nil }
        guard trimmed.unicodeScalars.count > limit else { return trimmed }
        remarks.append(.init(part, .changed, .shortened(limit)))
        var short = String.UnicodeScalarView()
        short.append(contentsOf: trimmed.unicodeScalars.prefix(limit - 1))
        short.append("…")
        return String(short)
    }

    static func cut(_ text: LocalizedText, _ limit: Int, _ remarks: inout [FormImport.Remark]) -> LocalizedText? {
        guard let fr = cut(text.fr, limit, .text, &remarks) else { return nil }
        return LocalizedText(fr: fr, en: text.en.flatMap { en in cut(en, limit, .text, &remarks) })
    }

    /// Without white space around, by scalar.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { scalar in !scalar.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { scalar in !scalar.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
