@testable import Application
import Domain
import Testing

@Suite("What a search field finds")
struct LookupTests {
    private func question(_ labels: [String]) throws -> Question {
        let choices = labels.enumerated().map { index, label in
            "{\"key\":\"choix-\(index)\",\"label\":{\"fr\":\"\(label)\"}}"
        }
        let json = FormDesk.json(
            title: "Choisir",
            questions: """
                {"key":"motif","type":"choice","required":true,"label":{"fr":"Lequel ?"},"choices":[\(choices.joined(separator: ","))]}
                """)
        return try #require(try FormReader.read(Array(json.utf8)).question("motif"))
    }

    @Test("a choice made of stop words is found like any other")
    func stopWords() throws {
        let labels = ["Autre", "Aucun", "Une carte", "Autre carte", "Tous", "Le Quai", "Quai 12"]
        let question = try question(labels + (1...20).map { number in "Modèle \(number)" })
        func found(_ text: String) -> [String] { Lookup.choices(text, of: question, .french).map(\.label) }
        #expect(found("autre") == ["Autre", "Autre carte"])
        #expect(found("Autr") == ["Autre", "Autre carte"])
        #expect(found("aucun") == ["Aucun"])
        #expect(found("tous") == ["Tous"])
        #expect(found("une carte") == ["Une carte"])
        #expect(found("carte") == ["Une carte", "Autre carte"])
        #expect(found("le quai") == ["Le Quai"])
        #expect(found("le modèle 12") == ["Modèle 12"], "a stop word that no name has is left out")
        #expect(found("") == [])
        #expect(Lookup.only(Lookup.choices("Autre", of: question, .french), named: "autre")?.label == "Autre")
        for label in labels {
            #expect(Lookup.only(Lookup.choices(label, of: question, .french), named: label)?.label == label, "\(label)")
        }
    }
}
