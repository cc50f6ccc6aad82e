/// Reads markup back as a browser's tokenizer does (HTML Living Standard, 13.2.5), over
/// bytes: enough of it to see any byte of text that would leave its place.
struct MarkupReader {
    enum Token: Equatable {
        case text([UInt8])
        case start(String, [Attribute])
        case end(String)
        case doctype
    }

    struct Attribute: Equatable {
        let name: String
        let value: [UInt8]

        init(_ name: String, _ value: some Sequence<UInt8>) {
            self.name = name
            self.value = Array(value)
        }

        init(_ name: String, _ value: String = "") { self.init(name, value.utf8) }
    }

    /// What a tokenizer would have had to repair: none of it may be in our markup.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private let bytes: [UInt8]
    private var position = 0

    /// All tokens of a markup; character references are resolved, newlines normalised.
    static func tokens(of bytes: [UInt8]) throws -> [Token] {
        var reader = MarkupReader(bytes)
        var tokens: [Token] = []
        while let token = try reader.next() { tokens.append(token) }
        return tokens
    }

    /// Preprocessing of the input stream: CR LF and CR become LF.
    private init(_ raw: [UInt8]) {
        var normalised: [UInt8] = []
        for (index, byte) in raw.enumerated() {
            if byte == 0x0A, index > 0, raw[index - 1] == 0x0D { continue }
            normalised.append(byte == 0x0D ? 0x0A : byte)
        }
        bytes = normalised
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func next() throws -> Token? {
        guard let first = current else { return nil }
        guard first == 0x3C else { return .text(try text { $0 == 0x3C }) }
        position += 1
        switch current {
        case 0x21:
            let end = bytes[position...].firstIndex(of: 0x3E) ?? bytes.endIndex
            guard bytes[position..<end].elementsEqual("!doctype html".utf8) else { throw Malformed(description: "declaration") }
            position = end + 1
            return .doctype
        case 0x2F:
            position += 1
            let name = try name()
            try expect(0x3E)
            return .end(name)
        default:
            let name = try name()
            var attributes: [Attribute] = []
            while current == 0x20 {
                position += 1
                attributes.append(try attribute())
            }
            try expect(0x3E)
            return .start(name, attributes)
        }
    }

    private mutating func attribute() throws -> Attribute {
        let name = try name()
        guard current == 0x3D else { return Attribute(name) }
        position += 1
        try expect(0x22)
        let value = try text { $0 == 0x22 }
        try expect(0x22)
        return Attribute(name, value)
    }

    private mutating func name() throws -> String {
        let start = position
        while let byte = current, (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D {
            position += 1
        }
        guard position > start else { throw Malformed(description: "no name at byte \(start)") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func text(until isEnd: (UInt8) -> Bool) throws -> [UInt8] {
        var text: [UInt8] = []
        while let byte = current, !isEnd(byte) {
            position += 1
            guard byte == 0x26 else {
                if [0x22, 0x27, 0x3C, 0x3E].contains(byte) { throw Malformed(description: "bare \(byte)") }
                text.append(byte)
                continue
            }
            guard let end = bytes[position...].firstIndex(of: 0x3B) else { throw Malformed(description: "bare &") }
            let reference = String(decoding: bytes[position..<end], as: UTF8.self)
            let known: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "#39": 0x27, "#13": 0x0D]
            guard let meaning = known[reference] else { throw Malformed(description: "&\(reference);") }
            text.append(meaning)
            position = end + 1
        }
        return text
    }

    private mutating func expect(_ byte: UInt8) throws {
        guard current == byte else { throw Malformed(description: "no \(byte) at byte \(position)") }
        position += 1
    }
}

/// What text is expected to become: control characters that HTML forbids are repaired.
func repaired(_ text: String) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isForbidden = scalar.value < 0x20 && !["\t", "\n", "\u{0C}", "\r"].contains(scalar) || scalar.value == 0x7F
        scalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    return Array(String(scalars).utf8)
}
