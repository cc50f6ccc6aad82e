/// Text that somebody sent, made fit for a line or a field.
enum SentBytes {
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
