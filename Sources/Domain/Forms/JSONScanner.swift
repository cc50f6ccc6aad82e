#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Any JSON, to look at what no type of ours shows: members nobody knows, or written twice.
enum JSONValue {
    case null, truth, text
    case number(Double)
    case array([JSONValue])
    case object([String: JSONValue])
}

/// Reads JSON by the letter of RFC 8259. `JSONDecoder` is more lenient than that (a comma at the end
/// of a list, control characters in a text), takes one of two members of the same name without a
/// word, does not say where a number is that no Int holds, and needs seconds for a wide document.
///
/// It recurses: the caller has limited the depth, and made sure that the bytes are UTF-8.
struct JSONScanner: JSONCursor {
    private struct NotJSON: Error {}

    let bytes: [UInt8]
    var position: Int
    private var issues: [FormIssue] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = Self.start(of: bytes)
    }

    /// - Returns: the document and what is wrong in it by itself; nil when it is not JSON.
    static func scan(_ bytes: [UInt8]) -> (document: JSONValue, issues: [FormIssue])? {
        var scanner = JSONScanner(bytes)
        guard let value = try? scanner.value(at: "") else { return nil }
        scanner.skipSpace()
        return scanner.position == bytes.count ? (value, scanner.issues) : nil
    }

    private mutating func need(_ text: StaticString) throws(NotJSON) {
        for offset in 0..<text.utf8CodeUnitCount where !take(text.utf8Start[offset]) { throw NotJSON() }
    }

    private mutating func value(at pointer: String) throws(NotJSON) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(at: pointer)
        case UInt8(ascii: "["): return try array(at: pointer)
        case UInt8(ascii: "\""):
            try text()
            return .text
        case UInt8(ascii: "t"): try need("true")
        case UInt8(ascii: "f"): try need("false")
        case UInt8(ascii: "n"):
            try need("null")
            return .null
        default: return try number(at: pointer)
        }
        return .truth
    }

    private mutating func object(at pointer: String) throws(NotJSON) -> JSONValue {
        position += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            let name = try name()
            skipSpace()
            try need(":")
            let place = "\(pointer)/\(FormReader.escaped(name))"
            if members.updateValue(try value(at: place), forKey: name) != nil {
                issues.append(FormIssue(place, .duplicateKey(name)))
            }
            skipSpace()
        } while take(UInt8(ascii: ","))
        try need("}")
        return .object(members)
    }

    private mutating func array(at pointer: String) throws(NotJSON) -> JSONValue {
        position += 1
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        repeat {
            items.append(try value(at: "\(pointer)/\(items.count)"))
            skipSpace()
        } while take(UInt8(ascii: ","))
        try need("]")
        return .array(items)
    }

    private mutating func name() throws(NotJSON) -> String {
        let start = position
        try text()
        let raw = bytes[start..<position]
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw.dropFirst().dropLast(), as: UTF8.self) }
        guard let name = try? JSONDecoder().decode(String.self, from: Data(raw)) else { throw NotJSON() }
        return name
    }

    private mutating func text() throws(NotJSON) {
        try need("\"")
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw NotJSON() }
            position += 1
            if byte == UInt8(ascii: "\\") { try escape() }
        }
        try need("\"")
    }

    private mutating func escape() throws(NotJSON) {
        guard let byte = next, "\"\\/bfnrtu".utf8.contains(byte) else { throw NotJSON() }
        position += 1
        guard byte == UInt8(ascii: "u") else { return }
        let unit = try codeUnit()
        if UTF16.isTrailSurrogate(unit) { throw NotJSON() }
        guard UTF16.isLeadSurrogate(unit) else { return }
        // Half a character is not text.
        try need("\\u")
        if !UTF16.isTrailSurrogate(try codeUnit()) { throw NotJSON() }
    }

    private mutating func codeUnit() throws(NotJSON) -> UInt16 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw NotJSON() }
        position += 4
        return unit
    }

    private mutating func number(at pointer: String) throws(NotJSON) -> JSONValue {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
            issues.append(FormIssue(pointer, .wrongType(expected: "Double")))
            return .number(0)
        }
        return .number(number)
    }

    private mutating func digits() throws(NotJSON) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        if position == start { throw NotJSON() }
    }
}
