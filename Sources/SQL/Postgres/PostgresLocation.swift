import CLibPQ

/// What libpq understands as the address of a database, read by libpq itself.
public enum PostgresLocation {
    /// True of `postgres://…`, and of words such as `host=db dbname=guichet`: a text that begins with a keyword of
    /// libpq and `=` is no path, even when the rest of it is wrong.
    public static func isOne(_ text: String) -> Bool {
        if isURI(text) { return true }
        let start = text.drop { character in character == " " }
        guard let end = start.firstIndex(of: "=") else { return false }
        let word = start[..<end].prefix { character in character != " " }
        let isAlone = start[word.endIndex..<end].allSatisfy { character in character == " " }
        return isAlone && keywords.contains(String(word))
    }

    /// The text without what nobody may read: as it is when it holds no password, otherwise the words that remain.
    public static func withoutSecrets(_ text: String) -> String {
        guard let options = PQconninfoParse(text, nil) else {
            // What is wrong may be the password itself.
            return isURI(text) ? "postgres://…" : "…"
        }
        defer { PQconninfoFree(options) }
        var shown: [String] = []
        var hasSecrets = false
        for option in each(options) {
            guard let value = option.val.map({ value in String(cString: value) }), !value.isEmpty else { continue }
            if isSecret(option) {
                hasSecrets = true
            } else {
                shown.append("\(String(cString: option.keyword))=\(quoted(value))")
            }
        }
        return hasSecrets ? shown.joined(separator: " ") : text
    }

    private static func isURI(_ text: String) -> Bool {
        text.utf8.starts(with: "postgres://".utf8) || text.utf8.starts(with: "postgresql://".utf8)
    }

    /// libpq marks with a star what is to be hidden as it is typed.
    private static func isSecret(_ option: PQconninfoOption) -> Bool {
        option.dispchar.map { mark in String(cString: mark).utf8.first == UInt8(ascii: "*") } ?? false
    }

    private static let keywords: Set<String> = {
        guard let options = PQconndefaults() else { return ["host", "dbname"] }
        defer { PQconninfoFree(options) }
        return Set(each(options).map { option in String(cString: option.keyword) })
    }()

    private static func each(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [PQconninfoOption] {
        var found: [PQconninfoOption] = []
        var next = options
        while next.pointee.keyword != nil {
            found.append(next.pointee)
            next += 1
        }
        return found
    }

    private static func quoted(_ value: String) -> String {
        guard value.utf8.contains(where: { byte in byte == 0x20 || byte == 0x27 || byte == 0x5C }) else { return value }
        let escaped = value.reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text += "\\" }
            text.append(character)
        }
        return "'\(escaped)'"
    }
}
