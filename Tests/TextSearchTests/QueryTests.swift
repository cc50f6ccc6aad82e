import Testing
import TextSearch

@Suite struct QueryTests {
    func query(_ text: String) -> Query { Query(text, language: .french) }

    @Test func readsWords() {
        let query = query("L’imprimante des bureaux")
        #expect(query.words.map(\.text) == ["imprimante", "bureaux"])
        #expect(query.terms == ["imprim", "bureau"])
        #expect(query.prefix == "bureaux")
        #expect(query.number == nil)
    }

    @Test(arguments: [
        ("impr", "impr"), ("impr ", nil), ("\"impr\"", nil), ("« impr »", nil), ("impr.", nil), ("Imprimé", "imprime"),
        ("le", "le"), ("imprimante de", nil), ("", nil), ("   ", nil), ("PF-088", "pf088"), ("l'", nil),
    ])
    func knowsAnUnfinishedWord(_ text: String, _ prefix: String?) {
        #expect(query(text).prefix == prefix)
    }

    @Test func keepsTheUnfinishedWordLast() {
        #expect(query("bureau imprimante bureau").words.map(\.text) == ["imprimante", "bureau"])
        #expect(query("bureau imprimante bureau ").words.map(\.text) == ["imprimante", "bureau"])
        #expect(query("bureau bureau").words.count == 1)
    }

    @Test func reducesPhrasesToWords() {
        #expect(query("\"mot de passe\" oublié ").terms == query("mot de passe oublié ").terms)
    }

    @Test func readsCompounds() {
        let word = query("compte-rendu ").words.first
        #expect(word?.text == "compterendu")
        #expect(word?.parts.map(\.text) == ["compte", "rendu"])
        #expect(query("D-24893").words.map(\.text) == ["d24893"])
        #expect(query("D-24893").words.first?.parts.map(\.text) == ["24893"])
    }

    @Test(arguments: ["le", "de la", "est-ce que", "", "!!!", "’", "\u{301}"])
    func stopWordsAloneAreNoWords(_ text: String) {
        #expect(query(text).words.isEmpty)
        #expect(query(text + " ").isEmpty)
    }

    @Test(
        arguments: [
            ("24893", 24_893, nil), ("I-24893", 24_893, nil), ("d-24893", 24_893, nil), ("D24893", 24_893, nil),
            ("n° 24893", 24_893, nil), ("N°24893", 24_893, nil), ("nº\u{A0}24893", 24_893, nil), ("no. 24893", 24_893, nil),
            ("#24893", 24_893, nil), ("24893-2", 24_893, 2), ("I‑24893‑12", 24_893, 12), ("  24893  ", 24_893, nil),
            ("24893 imprimante", 24_893, nil), ("2", 2, nil), ("n°2 imprimante", 2, nil), ("24893?", 24_893, nil),
        ] as [(String, Int, Int?)])
    func recognisesNumbers(_ text: String, _ value: Int, _ rank: Int?) {
        #expect(query(text).number == Query.Number(value: value, rank: rank))
    }

    @Test(arguments: [
        "0612345678", "2 écrans", "2024-05-12", "PF-08811", "24893abc", "i", "n°", "#", "d 24893", "imprimante 24893",
        "24893-", "24893-2-1", "1234567890123", "192.168.1.10", "12/05", "0", "-5", "x24893", "nom 24893", "24893-1234",
    ])
    func leavesOtherNumbersAlone(_ text: String) {
        let number = query(text).number
        #expect(number == nil, "\(text) gives \(String(describing: number))")
    }

    @Test func aNumberStaysAmongTheWords() {
        #expect(query("24893").terms == ["24893"])
    }

    @Test func isBounded() {
        let many = (0..<1_000).map { "mot\($0)" }.joined(separator: " ")
        #expect(query(many).words.count == Query.maximumWords)
        #expect(query(many).prefix == nil)
        #expect(query(String(repeating: "é", count: 1_000_000)).words.count == 1)
        #expect(query(String(repeating: "a-", count: 100_000)).words.count <= Query.maximumWords)
    }
}
