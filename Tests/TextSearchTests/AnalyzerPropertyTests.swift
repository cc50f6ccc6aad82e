import Testing
import TextSearch

@Suite struct AnalyzerPropertyTests {
    static let seed: UInt64 = 20_261_123
    let analyzer = Analyzer()

    @Test(arguments: Language.allCases)
    func hostileTextIsAnalysed(_ language: Language) {
        print("hostileTextIsAnalysed: seed \(Self.seed)")
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<3_000 {
            let text =
                round.isMultiple(of: 3)
                ? RandomText.bytes(round % 97, using: &generator)
                : RandomText.text(scalars: round % 61, using: &generator)
            let words = analyzer.words(of: text, language: language)
            let again = analyzer.words(of: words.joined(separator: " "), language: language)
            #expect(again == words, "not idempotent on \(text.debugDescription)")
            let terms = analyzer.terms(of: text, language: language)
            #expect(terms.count == words.count)
            for term in terms {
                #expect((1...64).contains(term.utf8.count), "\(text.debugDescription)")
                #expect(!term.unicodeScalars.contains { $0.properties.isWhitespace || "'’-.«»".unicodeScalars.contains($0) })
            }
            // The rest of the module lives on the same text without trapping.
            let query = Query(text, language: language)
            #expect(query.words.count <= Query.maximumWords)
            let marked = Snippet.marking(text, query: query, language: language)
            #expect(Array(marked.pieces.map(\.text).joined().utf8) == Array(text.utf8))
            let excerpt = Snippet.excerpt(of: text, query: query, language: language, window: round % 40)
            let shown = excerpt.pieces.map(\.text).joined()
            #expect(text.utf8.count < 1 || containsBytes(text, shown), "\(text.debugDescription) \(round % 40)")
        }
    }

    @Test func hostileTextIsIndexed() {
        print("hostileTextIsIndexed: seed \(Self.seed)")
        var generator = SeededGenerator(seed: Self.seed)
        let texts = (0..<100).map { _ in RandomText.text(scalars: 40, using: &generator) }
        let index = LexicalIndex(
            documents: texts.enumerated().map { .init(id: $0, fields: [.init($1, weight: 1)]) }, language: .french)
        for (id, text) in texts.enumerated() {
            let query = Query(text, language: .french)
            let hits = index.search(query, limit: 100)
            #expect(hits == index.search(query, limit: 100))
            #expect(query.words.isEmpty || hits.contains { $0.id == id })
            #expect(hits.allSatisfy { $0.score > 0 && $0.score.isFinite })
        }
    }

    /// ``Snippet`` stems no word that begins otherwise than what is looked for.
    @Test(arguments: Language.allCases)
    func stemsBeginAsTheirWords(_ language: Language) {
        print("stemsBeginAsTheirWords: seed \(Self.seed)")
        var generator = SeededGenerator(seed: Self.seed)
        let letters = Array("abcdefghijklmnopqrstuvwxyzaeiouyyy")
        let endings = ["", "s", "es", "ite", "iere", "ement", "ing", "ying", "ies", "ations", "issait", "euse", "ee", "qu", "y"]
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...6, using: &generator)
            let beginning = String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "a" })
            let word = beginning + (endings.randomElement(using: &generator) ?? "")
            let terms = analyzer.terms(of: word, language: language)
            #expect(terms.allSatisfy { term in term.utf8.first == word.utf8.first }, "\(word): \(terms)")
        }
    }

    private func containsBytes(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        return part.isEmpty || text.indices.contains { text[$0...].starts(with: part) }
    }
}
