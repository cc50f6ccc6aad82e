import Testing
import TextSearch

@testable import struct TextSearch.BM25

@Suite struct RankingTests {
    func document(_ id: Int, _ title: String, _ text: String = "") -> Ranking.Document {
        let analyzer = Analyzer()
        return .init(
            id: id,
            fields: [
                .init(terms: analyzer.terms(of: title, language: .french), weight: 3),
                .init(terms: analyzer.terms(of: text, language: .french), weight: 1),
            ])
    }

    func query(_ text: String) -> Query { Query(text, language: .french) }

    @Test func ordersByRelevance() {
        let documents = [
            document(1, "Demande diverse", "il y a aussi une imprimante dans le couloir et beaucoup d’autres objets"),
            document(2, "Imprimante en panne", "l’imprimante du couloir"),
            document(3, "Rien", "à voir"),
        ]
        let hits = Ranking.order(documents, by: query("imprimantes couloir "))
        #expect(hits.map(\.id) == [2, 1, 3])
        #expect(hits.last?.score == 0)
        #expect(Ranking.score(documents: documents, query: query("imprimantes couloir ")).count == 3)
    }

    @Test func theRareWordDecides() {
        var documents = (1...9).map { document($0, "accès réseau") }
        documents.append(document(10, "accès parking"))
        #expect(Ranking.order(documents, by: query("accès parking")).first?.id == 10)
        documents[9] = document(10, "parking visiteurs")
        #expect(Ranking.order(documents, by: query("accès parking")).first?.id == 10)
    }

    @Test func equalScoresKeepTheOrderGiven() {
        let documents = [30, 10, 20].map { document($0, "écran") }
        #expect(Ranking.order(documents, by: query("écran")).map(\.id) == [30, 10, 20])
    }

    @Test func completesThePrefix() {
        let documents = [document(1, "réseau"), document(2, "24893")]
        #expect(Ranking.score(documents: documents, query: query("248"))[1] > 0)
        #expect(Ranking.score(documents: documents, query: query("248 "))[1] == 0)
        #expect(Ranking.score(documents: documents, query: query("rése"))[0] > 0)
    }

    @Test func readsStoredTerms() {
        let stored = Ranking.Document(id: 1, fields: [.init(storedTerms: " imprim  reseau ", weight: 1)])
        let listed = Ranking.Document(id: 1, fields: [.init(terms: ["imprim", "reseau"], weight: 1)])
        let query = query("imprimante réseau ")
        #expect(Ranking.score(documents: [stored], query: query) == Ranking.score(documents: [listed], query: query))
    }

    @Test func emptyIsEmpty() {
        #expect(Ranking.score(documents: [], query: query("écran")).isEmpty)
        #expect(Ranking.score(documents: [document(1, "écran")], query: query("")) == [0])
        #expect(Ranking.score(documents: [document(1, ""), document(2, "")], query: query("écran")) == [0, 0])
    }

    @Test func formulaGivesKnownValues() {
        let formula = BM25()
        // Computed by hand: ln(1 + 9.5/1.5), 2·2.2/(2 + 1.2·1).
        #expect(abs(formula.inverseDocumentFrequency(documents: 10, matching: 1) - 1.992_430_164_690_206) < 1e-12)
        #expect(abs(formula.saturation(frequency: 2, length: 5, averageLength: 5) - 1.375) < 1e-12)
        #expect(formula.inverseDocumentFrequency(documents: 10, matching: 10) > 0)
        #expect(formula.saturation(frequency: 0, length: 0, averageLength: 0) == 0)
        for (x, logarithm) in [
            (1.0, 0.0), (2, 0.693_147_180_559_945_3), (1.999_999, 0.693_146_680_559_820_3), (1e6, 13.815_510_557_964_274),
        ] {
            #expect(abs(formula.naturalLogarithm(x) - logarithm) < 1e-12)
        }
    }
}
