import Testing
import TextSearch

@Suite struct LexicalIndexTests {
    static let index = LexicalIndex(
        documents: [
            document(1, "Imprimante en panne", "impression toner bourrage", "Signaler une imprimante qui n’imprime plus."),
            document(2, "Nouvel ordinateur", "pc portable", "Demander un ordinateur fixe ou portable."),
            document(3, "Réinitialiser un mot de passe", "mdp session verrouillée", "Mot de passe oublié ou expiré."),
            document(4, "Jours de télétravail", "travail à distance", "Poser ou modifier des jours de télétravail."),
            document(5, "Rendre un compte-rendu de réunion", "cœur œuvre", "Modèles et wifi de la salle PF-08811."),
            document(6, "Toner d’impression", "consommable", "Commander des cartouches pour une imprimante."),
        ],
        language: .french)

    static func document(_ id: Int, _ title: String, _ keywords: String, _ summary: String) -> LexicalIndex.Document {
        .init(id: id, fields: [.init(title, weight: 3), .init(keywords, weight: 3), .init(summary, weight: 1)])
    }

    func ids(_ text: String, limit: Int = 10) -> [Int] {
        Self.index.search(Query(text, language: .french), limit: limit).map(\.id)
    }

    @Test(arguments: [
        ("imprimante ", 1), ("l’imprimante", 1), ("IMPRIMANTES ", 1), ("ordinateurs ", 2), ("teletravail ", 4),
        ("TÉLÉTRAVAIL ", 4), ("mdp", 3), ("coeur ", 5), ("Œuvres ", 5), ("mot de passe oublié", 3), ("PF-08811", 5),
        ("pf08811", 5), ("télé-travail", 4), ("compte rendu", 5), ("compterendu ", 5), ("pc", 2),
    ])
    func findsTheForm(_ text: String, _ first: Int) {
        #expect(ids(text).first == first)
    }

    @Test(arguments: [
        ("imprimente ", 1), ("imprimnate ", 1), ("limprimante ", 1), ("ordniateur ", 2), ("ordinnateurr ", 2),
        ("telletravail ", 4), ("reinitialisser ", 3), ("pase ", 3), ("imprimen", 1), ("ordni", 2),
    ])
    func forgivesTypingErrors(_ text: String, _ first: Int) {
        #expect(ids(text).first == first)
    }

    @Test func forgivesNoMoreThanItSays() {
        #expect(ids("mdo ").isEmpty)  // 3 letters: no error
        #expect(ids("pqsse ").first == 3)  // 5 letters: one
        #expect(ids("pqsze ").isEmpty)
        #expect(ids("ordonatour ").first == 2)  // 10 letters: two
        #expect(ids("ordonetour ").isEmpty)
        #expect(ids("08812 ").isEmpty)  // codes: none
    }

    @Test func completesTheLastWordOnly() {
        #expect(ids("impri").contains(1))
        #expect(ids("impri").contains(6))
        #expect(ids("ordi") == [2])
        #expect(ids("or") == [2])
        #expect(ids("to ").isEmpty)
        #expect(ids("le").isEmpty)
    }

    @Test func anExactWordBeatsAGuess() {
        let index = LexicalIndex(
            documents: [
                .init(id: 1, fields: [.init("carte", weight: 1)]), .init(id: 2, fields: [.init("cartes", weight: 1)]),
                .init(id: 3, fields: [.init("carton", weight: 1)]),
            ], language: .french)
        #expect(index.search(Query("carte", language: .french), limit: 9).map(\.id) == [1, 2])
        let hits = index.search(Query("cart", language: .french), limit: 9)
        #expect(hits.map(\.id) == [1, 2, 3])
        let ports = LexicalIndex(
            documents: [
                .init(id: 1, fields: [.init("portail", weight: 1)]), .init(id: 2, fields: [.init("port", weight: 1)]),
            ], language: .french)
        #expect(ports.search(Query("port", language: .french), limit: 9).map(\.id) == [2, 1])
        #expect(index.search(Query("cartno ", language: .french), limit: 9).map(\.id) == [3])
    }

    @Test func weighsFieldsAndRareWords() {
        #expect(ids("impression") == [6, 1])  // title shorter in words
        let index = LexicalIndex(
            documents: [
                .init(id: 1, fields: [.init("badge", weight: 1), .init("parking", weight: 3)]),
                .init(id: 2, fields: [.init("parking", weight: 1), .init("badge", weight: 3)]),
                .init(id: 3, fields: [.init("badge", weight: 3), .init("perdu", weight: 1)]),
            ], language: .french)
        #expect(index.search(Query("parking ", language: .french), limit: 9).map(\.id) == [1, 2])
        #expect(index.search(Query("badge perdu ", language: .french), limit: 1).map(\.id) == [3])
    }

    @Test func orderIsTotal() {
        let same = [9, 3, 7, 1].map { LexicalIndex.Document(id: $0, fields: [.init("écran noir", weight: 1)]) }
        let index = LexicalIndex(documents: same, language: .french)
        #expect(index.search(Query("écran", language: .french), limit: 9).map(\.id) == [1, 3, 7, 9])
        #expect(index.search(Query("écran", language: .french), limit: 2).map(\.id) == [1, 3])
    }

    @Test func emptyIsEmpty() {
        let empty = LexicalIndex(documents: [], language: .french)
        #expect(empty.count == 0)
        #expect(empty.search(Query("écran", language: .french), limit: 9).isEmpty)
        let blank = LexicalIndex(
            documents: [.init(id: 1, fields: []), .init(id: 2, fields: [.init("", weight: 1)])], language: .french)
        #expect(blank.search(Query("écran", language: .french), limit: 9).isEmpty)
        #expect(ids("").isEmpty)
        #expect(ids("de la").isEmpty)
        #expect(ids("imprimante", limit: 0).isEmpty)
        #expect(ids("imprimante", limit: -1).isEmpty)
    }

    @Test func englishHasItsOwnStems() {
        let index = LexicalIndex(
            documents: [.init(id: 1, fields: [.init("Printers and printing", weight: 1)])], language: .english)
        #expect(index.search(Query("printed ", language: .english), limit: 1).map(\.id) == [1])
    }
}
