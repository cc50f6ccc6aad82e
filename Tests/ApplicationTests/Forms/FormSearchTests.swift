@testable import Application
import Domain
import Foundation
import SQL
import Testing

@Suite("Forms found in both languages")
struct FormSearchTests {
    private func form(_ key: String, _ title: String, english: String?) -> String {
        let json = FormDesk.json(key, title: title, questions: #"{"key":"motif","type":"shortText","label":{"fr":"Motif"}}"#)
        guard let english else { return json }
        return json.replacingOccurrences(
            of: #""title":{"fr":"\#(title)"}"#, with: #""title":{"fr":"\#(title)","en":"\#(english)"}"#)
    }

    @Test("a reader of English is answered by English titles first, and by French ones", arguments: Engine.allCases)
    func english(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            try await desk.publish(form("imprimante-demander", "Demander une imprimante", english: "Request a printer"))
            try await desk.publish(form("imprimante-deplacer", "Déplacer une imprimante", english: nil))
            try await desk.publish(form("badge-perdu", "Badge perdu", english: "My lost badges"))
            let catalogue = try await desk.portal.currentCatalogue()
            func found(_ text: String, _ language: Domain.Language) -> [String] {
                catalogue.forms(matching: text, language: language, limit: 10).map(\.definition.key)
            }
            #expect(found("requesting ", .english) == ["imprimante-demander"])
            #expect(found("requesting ", .french) == [])
            #expect(found("requests ", .english) == ["imprimante-demander"])
            #expect(found("badges ", .english).first == "badge-perdu")
            #expect(Set(found("imprimante", .english)) == ["imprimante-demander", "imprimante-deplacer"])
            #expect(found("imprimante", .french) == found("imprimante", .english))
            #expect(found("printer badge", .english).count == 2)
            let me = try await desk.signedIn(1)
            let hits = try await SearchService(desk.portal).search("requesting ", language: .english, for: me).forms
            #expect(hits.first?.title.pieces.filter(\.isMatch).map(\.text) == ["Request"])
            #expect(found("printer", .english).count == Set(found("printer", .english)).count, "each once")
        }
    }
}
