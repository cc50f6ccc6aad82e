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

extension [UInt8] {
    /// Appends text so that it means itself, in element content and in quoted attributes alike.
    mutating func appendEscaped(_ text: some StringProtocol) {
        let copied: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped(buffer: $0) }
        if copied == nil {
            Array(text.utf8).withUnsafeBufferPointer { appendEscaped(buffer: $0) }
        }
    }

    private mutating func appendEscaped(buffer: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in buffer.indices where Escaping.isSpecial(buffer[index]) {
            append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
            append(Escaping.replacement(of: buffer[index]))
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }

    /// Appends markup that is part of the program.
    mutating func append(_ literal: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
