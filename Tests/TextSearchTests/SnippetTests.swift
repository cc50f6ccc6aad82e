import Testing
import TextSearch

@Suite struct SnippetTests {
    func marked(_ text: String, _ query: String) -> String {
        show(.marking(text, query: Query(query, language: .french), language: .french))
    }

    func excerpt(_ text: String, _ query: String, window: Int) -> Snippet {
        .excerpt(of: text, query: Query(query, language: .french), language: .french, window: window)
    }

    func show(_ snippet: Snippet) -> String {
        snippet.pieces.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test(arguments: [
        ("Les Imprimantes réseau", "imprimante ", "Les [Imprimantes] réseau"),
        ("L’imprimante", "IMPRIMANTES ", "L’[imprimante]"),
        ("Télétravail et te\u{301}le\u{301}travail.", "teletravail ", "[Télétravail] et [te\u{301}le\u{301}travail]."),
        ("Cœur de réseau", "coeur ", "[Cœur] de réseau"), ("Ordinateur", "ordi", "[Ordinateur]"),
        ("Le badge PF-08811 est perdu", "pf-08811", "Le badge [PF-08811] est perdu"),
        ("Le badge PF-08811 est perdu", "08811 ", "Le badge PF-[08811] est perdu"),
        ("compte rendu", "compte-rendu ", "[compte] [rendu]"), ("rien ici", "écran ", "rien ici"), ("", "x", ""),
        ("<b>réseau</b>", "réseau ", "<b>[réseau]</b>"), ("de la carte", "de la ", "de la carte"),
    ])
    func marksWords(_ text: String, _ query: String, _ expected: String) {
        #expect(marked(text, query) == expected)
    }

    static let long = """
        Bonjour, je vous écris au sujet de mon bureau. Il est situé au deuxième étage. La porte ferme mal. \
        Par ailleurs, l’imprimante du couloir ne répond plus sur le réseau depuis hier, ce qui gêne tout le service. \
        Je reste à votre disposition pour tout renseignement, et vous remercie par avance de votre aide.
        """

    @Test func showsWhereTheWordsStandTogether() {
        let snippet = excerpt(Self.long, "imprimante réseau ", window: 90)
        #expect(show(snippet).contains("[imprimante] du couloir ne répond plus sur le [réseau]"))
        #expect(snippet.isCutAtStart)
        #expect(snippet.isCutAtEnd)
        #expect(snippet.hasMatch)
        #expect(snippet.pieces.reduce(0) { $0 + $1.text.utf8.count } <= 90)
    }

    @Test func showsTheBeginningWithoutMatch() {
        let snippet = excerpt(Self.long, "écran ", window: 40)
        #expect(show(snippet) == "Bonjour, je vous écris au sujet de mon")
        #expect(!snippet.hasMatch)
        #expect(!snippet.isCutAtStart)
        #expect(snippet.isCutAtEnd)
    }

    @Test func aShortTextIsWhole() {
        let snippet = excerpt("Imprimante !", "imprimante ", window: 200)
        #expect(show(snippet) == "[Imprimante] !")
        #expect(!snippet.isCutAtStart && !snippet.isCutAtEnd)
    }

    @Test func varietyBeatsRepetition() {
        let text = "badge badge badge " + String(repeating: "autre chose ", count: 20) + "badge du parking"
        #expect(show(excerpt(text, "badge parking ", window: 40)).contains("[badge] du [parking]"))
    }

    /// A word that the window has left behind no longer counts.
    @Test func theWindowForgets() {
        let gap = String(repeating: "autre chose ", count: 20)
        let snippet = excerpt("badge \(gap) parking parking. \(gap) parking du badge", "badge parking ", window: 40)
        #expect(show(snippet).contains("[parking] du [badge]"))
    }

    @Test(arguments: [0, 1, 2, 3, 10, 11, 12, 50])
    func anyWindowIsSafe(_ window: Int) {
        for text in [Self.long, String(repeating: "é", count: 100), String(repeating: "…", count: 100), "é\u{301}日本"] {
            let shown = excerpt(text, "imprimante réseau ", window: window).pieces.map(\.text).joined()
            #expect(text.unicodeScalars.starts(with: shown.unicodeScalars) || text.contains(shown))
            #expect(!shown.unicodeScalars.contains("\u{FFFD}"))
            #expect(shown.utf8.count <= window || text.utf8.count <= window)
        }
    }

    @Test func hugeTextIsBounded() {
        let text = String(repeating: "mot ", count: 500_000) + "imprimante"
        let snippet = excerpt(text, "mot ", window: 100)
        #expect(snippet.pieces.reduce(0) { $0 + $1.text.utf8.count } <= 100)
    }
}
