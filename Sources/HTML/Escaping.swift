/// What each byte of text becomes. Five bytes have a meaning in HTML text or in a
/// quoted attribute; a carriage return would be read back as a line feed; control
/// characters that HTML forbids become U+FFFD; every other byte, the bytes of
/// multi-byte characters included, stands for itself.
enum Escaping {
    /// The bytes below 0x40 that cannot be copied as they are, one bit each.
    private static let special: UInt64 =
        0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0C)
        | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    /// True for the bytes that cannot be copied as they are.
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x40 ? special >> UInt64(byte) & 1 != 0 : byte == 0x7F
    }

    /// Bytes that are enough for a text once escaped: exactly counted when it is long.
    static func room(for text: some StringProtocol) -> Int {
        let count = text.utf8.count
        guard count > 256 else { return count * longest }
        return text.utf8.reduce(count) { sum, byte in isSpecial(byte) ? sum + longest - 1 : sum }
    }

    /// Bytes of the longest replacement.
    private static let longest = 6

    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case 0x0D: "&#13;"
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x27: "&#39;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: "\u{FFFD}"
        }
    }
}
