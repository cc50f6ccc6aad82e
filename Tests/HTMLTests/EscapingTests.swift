import HTML
import Testing

@Suite struct EscapingTests {
    /// The text as content and as attribute value, between neighbours that would notice a leak.
    func expectSafe(_ text: String, _ comment: @autoclosure () -> String = "") throws {
        let markup = p(.title(text), .class("after")) { text }
        let expected: [MarkupReader.Token] = [
            .start("p", [.init("title", repaired(text)), .init("class", "after")]),
            text.isEmpty ? nil : .text(repaired(text)),
            .end("p"),
        ].compactMap { $0 }
        let tokens = try MarkupReader.tokens(of: markup.bytes)
        #expect(tokens == expected, "\(text.debugDescription) \(comment())")
        // Well-formed UTF-8 stays so.
        #expect(Array(markup.description.utf8) == markup.bytes)
    }

    @Test(arguments: [
        "", "plain", "\"", "'", "<", ">", "&", "&amp;", "&lt;script&gt;", "\"><script>alert(1)</script>",
        "' onmouseover='x", "</p>", "<!--", "-->", "]]>", "<![CDATA[", "&#39;", "&#x27", "&", "&amp", "a=b", "`", "\\\"",
        "é à ü 日本 👩‍👩‍👧‍👦 🇫🇷", "\u{2028}\u{2029}\u{85}\u{A0}", "\u{202E}txt.exe", "\u{FEFF}bom", "\u{FFFE}\u{FFFF}",
        "\r", "\n", "\r\n", "a\rb\r\nc\nd", "\n\r", "\t\u{0C}", "\u{0}", "\u{1}\u{8}\u{B}\u{E}\u{1F}\u{7F}", "\u{80}\u{9F}",
        "＜script＞", "\u{D7FF}\u{E000}\u{10FFFF}",
    ])
    func textMeansItself(_ text: String) throws {
        try expectSafe(text)
    }

    /// A quote and a mark are one `Character`, so that comparing `Character`s would miss the quote.
    @Test(arguments: ["\"", "'", "<", ">", "&", "\r", "\u{0}"])
    func combiningMarksHideNothing(_ special: String) throws {
        for mark in ["\u{300}", "\u{301}", "\u{327}", "\u{338}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{1F3FB}", "\u{E0061}"] {
            try expectSafe(special + mark)
            try expectSafe("a" + special + mark + "b" + special + mark + mark + "><x y=\"")
            try expectSafe(mark + special)
        }
    }

    @Test func everyByteAlone() throws {
        for byte in UInt8.min...UInt8.max {
            let text = String(decoding: [byte], as: UTF8.self)
            try expectSafe(text, "byte \(byte)")
            let markup = HTML(textBytes: [byte])
            #expect(markup == HTML(text))
            #expect(try MarkupReader.tokens(of: markup.bytes) == [.text(repaired(text))], "byte \(byte)")
        }
    }

    @Test func everyPairOfBytes() throws {
        // Overlong forms of `<` and `"`, lone continuation bytes, cut sequences: all are here.
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                let tokens = try MarkupReader.tokens(of: HTML(textBytes: bytes).bytes)
                guard tokens == [.text(repaired(String(decoding: bytes, as: UTF8.self)))] else {
                    Issue.record("bytes \(bytes) give \(tokens)")
                    return
                }
            }
        }
    }

    @Test(
        arguments: [
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],  // surrogates, alone and paired
            [0xC0, 0xBC], [0xE0, 0x80, 0xBC], [0xF0, 0x80, 0x80, 0xBC],  // overlong `<`
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF, 0xFE],
            [0xE2, 0x82, 0x22, 0x3E], [0xF0, 0x9F, 0x98, 0x3C],  // a sequence cut by a quote
        ] as [[UInt8]])
    func invalidBytesBecomeReplacements(_ bytes: [UInt8]) throws {
        let markup = HTML(textBytes: bytes)
        #expect(markup.description.contains("\u{FFFD}"))
        #expect(Array(markup.description.utf8) == markup.bytes)
        #expect(try MarkupReader.tokens(of: markup.bytes) == [.text(repaired(String(decoding: bytes, as: UTF8.self)))])
        #expect(HTML(textBytes: bytes[...]) == markup)
    }

    @Test func longText() throws {
        try expectSafe(String(repeating: "é\"\u{301}<", count: 20_000))
        try expectSafe(String(repeating: "a", count: 100_000) + "\"")
    }

    @Test func piecesOfStrings() {
        let text = "avant <b> après"
        #expect(HTML(text.dropFirst(6)).description == "&lt;b&gt; après")
        #expect(HTML(text[text.startIndex..<text.startIndex]).isEmpty)
    }

    @Test func exactForms() {
        #expect(HTML("\"&'<>\r\u{7}").description == "&quot;&amp;&#39;&lt;&gt;&#13;\u{FFFD}")
    }

    @Test func anyTextMeansItself() throws {
        let seed: UInt64 = 20_261_123
        print("anyTextMeansItself: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for round in 0..<4_000 {
            try expectSafe(HostileText.scalars(round % 40, using: &generator), "seed \(seed) round \(round)")
            let bytes = HostileText.bytes(round % 40, using: &generator)
            let text = String(decoding: bytes, as: UTF8.self)
            let tokens = try MarkupReader.tokens(of: HTML(textBytes: bytes).bytes)
            #expect(tokens == (text.isEmpty ? [] : [.text(repaired(text))]), "seed \(seed) round \(round)")
        }
    }
}

extension Attribute {
    static func title(_ value: String) -> Attribute { .named("title", value) }
}
