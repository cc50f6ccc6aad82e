/// What each byte of text becomes. Five bytes have a meaning in HTML text or in a
/// quoted attribute; control characters that HTML forbids become U+FFFD; every other
/// byte, the bytes of multi-byte characters included, stands for itself.
enum Escaping {
    /// True for the bytes that cannot be copied as they are.
    static let isSpecial: [Bool] = (0...255).map { (byte: Int) -> Bool in
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: true
        case 0x09, 0x0A, 0x0C, 0x0D: false
        case 0..<0x20: true
        default: false
        }
    }

    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
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
        Escaping.isSpecial.withUnsafeBufferPointer { isSpecial in
            var start = 0
            for index in buffer.indices where isSpecial[Int(buffer[index])] {
                append(contentsOf: buffer[start..<index])
                append(Escaping.replacement(of: buffer[index]))
                start = index + 1
            }
            append(contentsOf: buffer[start...])
        }
    }

    /// Appends markup that is part of the program.
    mutating func append(_ literal: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
