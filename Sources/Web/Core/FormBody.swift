import Blobs
import NIOCore

/// What a page sent: its fields in order, and its files, which are safe on disk already.
struct FormBody: Sendable {
    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// A file the page sent: what became of it.
    struct File: Sendable {
        var field: String
        /// What the sender calls it.
        var name: String
        var outcome: Result<Blob, BlobRefusal>
    }

    private(set) var fields: [Field]
    private(set) var files: [File]

    init(fields: [Field] = [], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of a field, as it was sent.
    func value(_ name: String) -> String? { fields.first { field in field.name == name }?.value }

    func values(_ name: String) -> [String] { fields.filter { field in field.name == name }.map(\.value) }

    /// A value without the spaces around it, or nil when nothing is left.
    func text(_ name: String) -> String? {
        guard let value = value(name) else { return nil }
        var view = Substring(value).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return view.isEmpty ? nil : String(view)
    }

    func integer(_ name: String) -> Int? { text(name).flatMap { text in Int(text) } }

    func isTicked(_ name: String) -> Bool { value(name) != nil }

    func files(_ field: String) -> [File] { files.filter { file in file.field == field } }

    /// Fields of an `application/x-www-form-urlencoded` body (URL Standard, §5.1).
    /// - Throws: ``WebError/badRequest(_:)`` for too many fields, a malformed escape or invalid UTF-8.
    static func urlEncoded(_ bytes: ByteBufferView, maximumFields: Int = 2_000) throws(WebError) -> FormBody {
        guard !bytes.isEmpty else { return FormBody() }
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
        guard pairs.count <= maximumFields else { throw .badRequest(.tooManyFields) }
        var fields: [Field] = []
        fields.reserveCapacity(pairs.count)
        for pair in pairs {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try decode(pair[..<end])
            let value = end == pair.endIndex ? "" : try decode(pair[pair.index(after: end)...])
            fields.append(Field(name: name, value: value))
        }
        return FormBody(fields: fields)
    }

    /// Bytes that came as text. No page sends U+0000, which PostgreSQL does not store.
    static func decoded(_ bytes: some Sequence<UInt8>) throws(WebError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .badRequest(.notUTF8) }
        guard !text.utf8.contains(0) else { throw .badRequest(.malformed) }
        return text
    }

    private static func decode(_ bytes: ByteBufferView.SubSequence) throws(WebError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard bytes.distance(from: index, to: bytes.endIndex) > 2, let high = hexDigit(bytes[index + 1]),
                    let low = hexDigit(bytes[index + 2])
                else { throw .badRequest(.malformed) }
                decoded.append(high << 4 | low)
                index += 2
            case let byte: decoded.append(byte)
            }
            index += 1
        }
        return try self.decoded(decoded)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
