/// A place in the bytes of a JSON text (RFC 8259): what the two readers of it share. One says what is wrong in a
/// definition by itself, the other keeps the order of members for what comes from elsewhere.
protocol JSONCursor {
    var bytes: [UInt8] { get }
    var position: Int { get set }
}

extension JSONCursor {
    /// Where a text begins: after the mark that some editors put before UTF-8.
    static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }
}
