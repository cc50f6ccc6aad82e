/// JSON of another program, with its members in their order: that of choices is in it.
indirect enum ImportedJSON: Sendable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case array([ImportedJSON])
    case object([(name: String, value: ImportedJSON)])

    static let maximumDepth = 32

    /// - Throws: with the line and column where the text stops being JSON.
    static func read(_ bytes: [UInt8], limit: Int) throws(FormImportRefusal) -> ImportedJSON {
        guard bytes.count <= limit else { throw FormImportRefusal(.line(1), .tooLarge(limit: limit)) }
        guard !bytes.allSatisfy({ byte in byte <= 0x20 }) else { throw FormImportRefusal(.line(1), .empty) }
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw FormImportRefusal(.line(1), .notText)
        }
        var parser = ImportedJSONParser(bytes)
        return try parser.document()
    }

    subscript(name: String) -> ImportedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { member in member.name == name }?.value
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var array: [ImportedJSON]? { if case .array(let items) = self { items } else { nil } }
    var members: [(name: String, value: ImportedJSON)]? { if case .object(let members) = self { members } else { nil } }

    /// A number, or a text that writes one.
    var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text).flatMap { number in number.isFinite ? number : nil }
        default: nil
        }
    }

    /// An identifier, however it is written.
    var id: String? {
        switch self {
        case .text(let text): text
        case .number(let number): XLSFormCompiler.written(number)
        default: nil
        }
    }

    var isTrue: Bool {
        switch self {
        case .truth(let truth): truth
        case .number(let number): number != 0
        case .text(let text): text == "1" || text == "true"
        default: false
        }
    }

    /// Nothing is said: null, an empty text, zero, or a list or object of nothing.
    var isNothing: Bool {
        switch self {
        case .null, .truth(false), .number(0), .text(""): true
        case .truth, .number, .text: false
        case .array(let items): items.allSatisfy(\.isNothing)
        case .object(let members): members.allSatisfy(\.value.isNothing)
        }
    }
}

/// Reads JSON by the letter of RFC 8259, never deeper than ``ImportedJSON/maximumDepth``.
struct ImportedJSONParser: JSONCursor {
    let bytes: [UInt8]
    var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = Self.start(of: bytes)
    }

    private func refusal() -> FormImportRefusal {
        let before = bytes[..<min(position, bytes.count)]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { index in index + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        return FormImportRefusal(.line(line), .notJSON(column: column))
    }

    private var line: Int { bytes[..<min(position, bytes.count)].count { byte in byte == UInt8(ascii: "\n") } + 1 }

    mutating func document() throws(FormImportRefusal) -> ImportedJSON {
        let value = try value(at: "", depth: 0)
        skipSpace()
        guard position == bytes.count else { throw refusal() }
        return value
    }

    private mutating func need(_ word: String) throws(FormImportRefusal) {
        for byte in word.utf8 where !take(byte) { throw refusal() }
    }

    private mutating func value(at pointer: String, depth: Int) throws(FormImportRefusal) -> ImportedJSON {
        skipSpace()
        guard depth < ImportedJSON.maximumDepth else {
            throw FormImportRefusal(.line(line), .tooDeep(limit: ImportedJSON.maximumDepth))
        }
        switch next {
        case UInt8(ascii: "{"): return try object(at: pointer, depth: depth)
        case UInt8(ascii: "["): return try array(at: pointer, depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"):
            try need("true")
            return .truth(true)
        case UInt8(ascii: "f"):
            try need("false")
            return .truth(false)
        case UInt8(ascii: "n"):
            try need("null")
            return .null
        default: return .number(try number())
        }
    }

    private mutating func object(at pointer: String, depth: Int) throws(FormImportRefusal) -> ImportedJSON {
        position += 1
        var members: [(name: String, value: ImportedJSON)] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            let name = try text()
            skipSpace()
            try need(":")
            let place = "\(pointer)/\(FormReader.escaped(name))"
            guard names.insert(name).inserted else { throw FormImportRefusal(.member(place), .twice(name)) }
            members.append((name, try value(at: place, depth: depth + 1)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        try need("}")
        return .object(members)
    }

    private mutating func array(at pointer: String, depth: Int) throws(FormImportRefusal) -> ImportedJSON {
        position += 1
        var items: [ImportedJSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        repeat {
            items.append(try value(at: "\(pointer)/\(items.count)", depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        try need("]")
        return .array(items)
    }

    private mutating func text() throws(FormImportRefusal) -> String {
        guard take(UInt8(ascii: "\"")) else { throw refusal() }
        var read: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw refusal() }
            position += 1
            if byte == UInt8(ascii: "\\") { try escape(into: &read) } else { read.append(byte) }
        }
        guard take(UInt8(ascii: "\"")) else { throw refusal() }
        return String(decoding: read, as: UTF8.self)
    }

    private static let plain: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    private mutating func escape(into read: inout [UInt8]) throws(FormImportRefusal) {
        guard let byte = next else { throw refusal() }
        if let plain = Self.plain[byte] {
            position += 1
            read.append(plain)
            return
        }
        try need("u")
        let unit = try codeUnit()
        var value = UInt32(unit)
        if UTF16.isLeadSurrogate(unit) {
            try need("\\u")
            let trail = try codeUnit()
            guard UTF16.isTrailSurrogate(trail) else { throw refusal() }
            value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        }
        // Half a character is not text, and U+0000 is none that a database keeps.
        guard value != 0, let scalar = Unicode.Scalar(value) else { throw refusal() }
        read.append(contentsOf: String(scalar).utf8)
    }

    private mutating func codeUnit() throws(FormImportRefusal) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw refusal() }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private mutating func number() throws(FormImportRefusal) -> Double {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
            throw refusal()
        }
        return number
    }

    private mutating func digits() throws(FormImportRefusal) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        if position == start { throw refusal() }
    }
}
