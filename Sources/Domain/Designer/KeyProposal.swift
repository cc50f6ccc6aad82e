/// The key of a new question, page or choice, from its words.
public enum KeyProposal {
    /// The longest that is proposed; a key may be longer.
    static let length = 40

    /// - Parameters:
    ///   - words: folded already: lower case, no accents.
    ///   - used: every key that means something, or ever did.
    ///   - fallback: what it is called when no word of it can stand in a key.
    public static func key(from words: [String], fallback: String, minimum: Int = 1, avoiding used: Set<String>) -> String {
        var key = ""
        for word in words {
            let part = word.utf8.filter { byte in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
            guard !part.isEmpty else { continue }
            let longer = key.isEmpty ? String(decoding: part, as: UTF8.self) : "\(key)-\(String(decoding: part, as: UTF8.self))"
            if longer.utf8.count > length {
                if key.isEmpty { key = String(longer.prefix(length)) }
                break
            }
            key = longer
        }
        if let first = key.utf8.first, !(0x61...0x7A).contains(first) { key = "\(fallback)-\(key)" }
        if key.utf8.count < minimum { key = key.isEmpty ? fallback : "\(fallback)-\(key)" }
        guard used.contains(key) else { return key }
        var number = 2
        while used.contains("\(key)-\(number)") { number += 1 }
        return "\(key)-\(number)"
    }
}
