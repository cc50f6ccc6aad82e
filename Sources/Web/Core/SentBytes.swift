/// Bytes that somebody sent become text here, and nowhere else.
enum SentBytes {
    /// - Throws: ``WebError/badRequest(_:)`` for invalid UTF-8, and for U+0000, which is valid UTF-8 but which
    ///   nobody types and neither engine stores as the other does.
    static func text(_ bytes: some Collection<UInt8>) throws(WebError) -> String {
        guard !bytes.contains(0) else { throw .badRequest(.malformed) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .badRequest(.notUTF8) }
        return text
    }

    /// Without control characters, which no keyboard types and no database of ours keeps.
    static func printable(_ text: String) -> String {
        let isClean = text.utf8.allSatisfy { byte in byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D
        }
        guard !isClean else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" || scalar == "\n" || scalar == "\r"
                }))
    }
}
