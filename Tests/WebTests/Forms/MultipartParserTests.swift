import Testing

@testable import Web

@Suite("Reading multipart forms")
struct MultipartParserTests {
    /// A file that holds what looks like a delimiter.
    static let tricky = Array("%PDF\r\n--\r\n------WebKitFormBoundary7MA4YWxkTrZu0gX\r\n\r\n".utf8) + [0, 255, 13, 10, 13]

    static let body = MultipartSample.body(
        fields: [("csrf", "s"), ("récit", "Ligne 1\r\nLigne 2 é"), ("vide", "")],
        files: [("pj", "été.pdf", tricky), ("pj", "", []), ("pj", "vide.txt", [])])

    static let expected: [Piece] = [
        .field("csrf", "s"), .field("récit", "Ligne 1\r\nLigne 2 é"), .field("vide", ""), .file("pj", "été.pdf", tricky),
        .file("pj", "vide.txt", []), .end,
    ]

    /// Events with the bytes of a file in one piece.
    enum Piece: Equatable {
        case field(String, String)
        case file(String, String, [UInt8])
        case end
    }

    static func read(_ chunks: [ArraySlice<UInt8>], limits: MultipartParser.Limits = .init()) throws(WebError) -> [Piece] {
        var parser = MultipartParser(boundary: Array(MultipartSample.boundary.utf8), limits: limits)
        var pieces: [Piece] = []
        var open: (String, String, [UInt8])?
        for chunk in chunks {
            parser.push(chunk)
            while let event = try parser.next() {
                switch event {
                case .field(let name, let value): pieces.append(.field(name, value))
                case .fileBegins(let field, let name): open = (field, name, [])
                case .fileBytes(let bytes): open?.2 += bytes
                case .fileEnds:
                    if let file = open { pieces.append(.file(file.0, file.1, file.2)) }
                    open = nil
                case .end: pieces.append(.end)
                }
            }
        }
        try parser.finish()
        return pieces
    }

    @Test("whole, it gives fields and files")
    func whole() throws { #expect(try Self.read([Self.body[...]]) == Self.expected) }

    @Test("cut in two at every offset, it gives the same")
    func everyCut() throws {
        for cut in 0...Self.body.count {
            #expect(try Self.read([Self.body[..<cut], Self.body[cut...]]) == Self.expected, "cut at \(cut)")
        }
    }

    @Test("byte by byte, it gives the same")
    func bytes() throws {
        #expect(try Self.read(Self.body.indices.map { index in Self.body[index...index] }) == Self.expected)
    }

    @Test("cut short anywhere, it is truncated or not begun, never complete")
    func cutShort() {
        // The line end behind the closing delimiter may be missing.
        for end in 0..<(Self.body.count - 2) {
            #expect(throws: WebError.self, "ends at \(end)") { try Self.read([Self.body[..<end]]) }
        }
    }

    @Test("mutated at random, it never crashes nor gives more than it got")
    func mutations() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("multipart mutations: seed \(seed)")
        var random = TestGenerator(state: seed)
        for _ in 0..<3_000 {
            var bytes = Self.body
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                case 2: bytes.insert([0x0D, 0x0A, 0x22, 0x2D].randomElement(using: &random) ?? 0, at: at)
                default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 40)], at: at)
                }
            }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let once = try? Self.read([bytes[...]])
            let twice = try? Self.read([bytes[..<cut], bytes[cut...]])
            #expect(once == twice, "seed \(seed)")
            let size = (once ?? []).reduce(0) { sum, piece in
                switch piece {
                case .field(let name, let value): sum + name.utf8.count + value.utf8.count
                case .file(_, _, let bytes): sum + bytes.count
                case .end: sum
                }
            }
            #expect(size <= bytes.count, "seed \(seed)")
        }
    }

    @Test("limits are kept")
    func limits() {
        let long = MultipartSample.body(fields: [("a", String(repeating: "x", count: 300))])
        #expect(throws: WebError.tooLarge(limit: 1_024)) {
            try Self.read([long[...]], limits: .init(fieldBytes: 200, fieldsBytes: 1_024))
        }
        // Refused before its end is there.
        #expect(throws: WebError.tooLarge(limit: 100)) {
            try Self.read([long[..<350]], limits: .init(fieldBytes: 100))
        }
        #expect(throws: WebError.tooLarge(limit: 500)) {
            let two = MultipartSample.body(fields: [
                ("a", String(repeating: "x", count: 300)), ("b", String(repeating: "x", count: 300)),
            ])
            return try Self.read([two[...]], limits: .init(fieldsBytes: 500))
        }
        #expect(throws: WebError.badRequest(.tooManyFields)) {
            try Self.read([MultipartSample.body(fields: (1...5).map { ("f\($0)", "") })[...]], limits: .init(parts: 4))
        }
        let headers = Array("--\(MultipartSample.boundary)\r\nX: \(String(repeating: "y", count: 9_000))".utf8)
        #expect(throws: WebError.badRequest(.malformed)) { try Self.read([headers[...]]) }
        let preamble = [UInt8](repeating: 0x61, count: 9_000)
        #expect(throws: WebError.badRequest(.malformed)) { try Self.read([preamble[...]]) }
    }

    @Test("text that is not UTF-8 is refused, in names and in values")
    func notUTF8() {
        var value = MultipartSample.body(fields: [("a", "xyz")])
        if let at = value.firstRange(of: Array("xyz".utf8))?.lowerBound { value[at] = 0xFF }
        #expect(throws: WebError.badRequest(.notUTF8)) { try Self.read([value[...]]) }
        var name = MultipartSample.body(fields: [("zzz", "v")])
        if let at = name.firstRange(of: Array("zzz".utf8))?.lowerBound { name[at] = 0xC3 }
        #expect(throws: WebError.badRequest(.notUTF8)) { try Self.read([name[...]]) }
    }

    @Test(
        "names are read as browsers write them",
        arguments: [
            (#"form-data; name="a"; filename="b%22c.pdf""#, "a", "b\"c.pdf"),
            (#"form-data; name="a"; filename="b\"c.pdf""#, "a", "b\"c.pdf"),
            (#"form-data; name="a"; filename="C:\dir\c.pdf""#, "a", #"C:\dir\c.pdf"#),
            (#"form-data; name="a"; filename="100%.pdf""#, "a", "100%.pdf"),
            (#"form-data; name=a; filename=b.pdf"#, "a", "b.pdf"),
            (#"form-data; name="a"; filename="x"; filename*=UTF-8''%C3%A9t%C3%A9.pdf"#, "a", "été.pdf"),
            (#"FORM-DATA ; NAME="a;b" ; filename="""#, "a;b", ""),
        ])
    func names(_ disposition: String, _ name: String, _ file: String) throws {
        let headers = try MultipartHeaders(Array("\r\nContent-Type: x\r\nContent-Disposition: \(disposition)".utf8)[...])
        #expect(headers.name == name)
        #expect(headers.fileName == file)
    }

    @Test(
        "headers that say nothing are refused",
        arguments: [
            "", "X: y", "Content-Disposition: attachment; name=\"a\"", "Content-Disposition: form-data",
            "Content-Disposition: form-data; name=\"a", "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
            "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''%G1", "no colon",
        ])
    func badHeaders(_ text: String) {
        #expect(throws: WebError.badRequest(.malformed)) { _ = try MultipartHeaders(Array("\r\n\(text)".utf8)[...]) }
    }

    @Test(
        "the boundary is read from the content type",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; charset=utf-8; boundary=\"a b c\"", "a b c"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
            ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", nil),
        ])
    func boundary(_ type: String, _ expected: String?) {
        #expect(MultipartHeaders.boundary(of: type) == expected.map { text in Array(text.utf8) })
    }
}

/// A generator that a printed seed starts again (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
