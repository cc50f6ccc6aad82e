@testable import Domain
import Testing

@Suite("Comma-separated values")
struct CommaSeparatedTests {
    private func cells(_ text: String, _ separator: Character = ",") throws -> [[String]] {
        try CommaSeparated.records(Array(text.utf8)[...], separator: try #require(separator.asciiValue)).map(\.cells)
    }

    @Test("quotes hold separators, newlines and doubled quotes")
    func quotes() throws {
        #expect(try cells("a,\"b,c\",\"d\"\"e\"\r\n\"x\ny\",z") == [["a", "b,c", "d\"e"], ["x\ny", "z"]])
    }

    @Test("LF, CR LF and CR end lines; blank ones are skipped; the last needs none")
    func lines() throws {
        #expect(try cells("a\nb\r\nc\rd\n\n  \n,\ne") == [["a"], ["b"], ["c"], ["d"], ["e"]])
    }

    @Test("each record knows its line, whatever newlines are inside quotes")
    func numbers() throws {
        let records = try CommaSeparated.records(Array("h\r\n\"a\r\nb\"\r\n\r\nc\n".utf8)[...], separator: 0x2C)
        #expect(records.map(\.line) == [1, 2, 5])
    }

    @Test("a quote inside a plain cell is a quote")
    func innerQuotes() throws {
        #expect(try cells("l’écran 24\" plat,x") == [["l’écran 24\" plat", "x"]])
    }

    @Test("a quote that never closes, or text after one, is refused with its line")
    func malformed() {
        #expect(throws: CommaSeparated.Malformed(line: 2)) { try cells("a,b\n\"c,d\ne,f\n") }
        #expect(throws: CommaSeparated.Malformed(line: 3)) { try cells("a\nb\n\"c\"d") }
    }

    @Test("a combining mark after a quote or a separator changes nothing")
    func combining() throws {
        #expect(try cells("\"a\"\"\u{301}\",\u{301}b") == [["a\"\u{301}", "\u{301}b"]])
    }

    @Test("random bytes never crash it, and what is written is read back")
    func fuzz() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("ab;\"\n\r é")
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...20, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
            _ = try? CommaSeparated.records(Array(text.utf8)[...], separator: 0x3B)
            let written = "\"x\(text.replacing("\"", with: "\"\""))\";y"
            let read = try CommaSeparated.records(Array(written.utf8)[...], separator: 0x3B).map(\.cells)
            #expect(read == [["x\(text)", "y"]], "\(written.debugDescription)")
        }
    }
}
