@testable import Application
import Domain
import Foundation
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

/// What the fields of a form send and get back, without script.
@Suite("Fields of several controls, checks, and what is prefilled", .serialized)
struct FieldPagesTests {
    static let form = """
        {"schema":1,"key":"salle-demander","service":"postes","kind":"request","title":{"fr":"Demander une salle"},
         "summary":{"fr":"Pour une réunion."},"delay":{"workingDays":2},
         "route":{"team":"proximite","category":"materiel","impact":"low","urgency":"low"},
         "pages":[{"key":"besoin","title":{"fr":"Besoin"},"questions":[
            {"key":"nom","type":"shortText","prefill":"name","required":true,"label":{"fr":"Nom"}},
            {"key":"quand","type":"period","required":true,"label":{"fr":"Quand ?"}},
            {"key":"avis","type":"heading","label":{"fr":"Le repas"}},
            {"key":"cout","type":"amount","label":{"fr":"Coût du repas"}},
            {"key":"pourquoi","type":"shortText","label":{"fr":"Pourquoi un repas"},
             "require":{"question":"cout","operator":"greaterThan","value":0}},
            {"key":"compte","type":"iban","label":{"fr":"Compte"}},
            {"key":"charte","type":"acknowledgement","required":true,"label":{"fr":"J’ai lu la charte"},
             "link":{"href":"https://intranet.example/charte","label":{"fr":"La charte"}}}],
           "checks":[{"when":{"all":[{"question":"quand","operator":"startsAfter","value":"today+30"},
                                     {"question":"cout","operator":"greaterThan","value":100}]},
                      "at":"cout","message":{"fr":"Cent euros au plus pour une réunion lointaine"}}]}]}
        """
    static let all = ["nom", "quand", "cout", "pourquoi", "compte", "charte"].map { key in ("has-\(key)", "1") }

    private func begun(_ desk: WebDesk) async throws -> String {
        try await desk.portal.database.write { tx in
            let bytes = Array(Self.form.utf8)
            let loaded = try FormLibrary.load(
                try FormReader.read(bytes), json: bytes, service: ServiceID(1), by: nil, at: WebDesk.now, in: tx)
            try FormStore.publish(loaded.form, version: 1, service: ServiceID(1), at: WebDesk.now, in: tx)
            try SettingStore.touchCatalogue(at: WebDesk.now, in: tx)
        }
        return try await desk.post("/forms/salle-demander/draft", []).location
    }

    private func send(_ desk: WebDesk, _ draft: String, _ fields: [(String, String)]) async throws -> WebDesk.Answer {
        try await desk.post("\(draft)/pages/besoin", Self.all + fields)
    }

    @Test("a page with headings, prefilled fields and several controls is filled and sent")
    func story() async throws {
        try await WebDesk.with { desk in
            let draft = try await begun(desk)
            let page = try await desk.get("\(draft)/pages/besoin")
            #expect(page.field("p-nom") == "Nadia Belkacem" && page.text.contains("<h2>Le repas</h2>"))
            #expect(page.text.contains("target=\"_blank\" rel=\"noopener noreferrer\""))
            let sent = try await send(
                desk, draft,
                [
                    ("p-nom", "Nadia Belkacem"), ("q-nom", "Nadia Belkacem"), ("q-quand", "2023-11-20"),
                    ("q-quand", "22/11/2023"),
                    ("q-cout", "1 234,50 €"), ("q-pourquoi", "Journée entière"),
                    ("q-compte", "FR14 2004 1010 0505 0001 3M02 606"),
                    ("q-charte", "yes"),
                ])
            #expect(sent.location == "\(draft)/check")
            #expect(try await desk.inputs().contains("Nadia Belkacem") == false, "nobody typed it")
            let check = try await desk.get(sent.location)
            for text in ["Nadia Belkacem", "du\u{A0}20\u{A0}novembre\u{A0}2023", "1\u{202F}234,50\u{A0}€", "FR14\u{A0}2004"] {
                #expect(check.text.contains(text), "\(text)")
            }
            #expect(!check.text.contains("Le repas"))
            let version = try #require(check.field("form-version"))
            let confirmation = try await desk.post("\(draft)/submission", [("form-version", version)])
            #expect(confirmation.status == .seeOther)
            let request = try await desk.get(
                confirmation.location.replacingOccurrences(of: "/confirmation", with: ""))
            #expect(request.text.contains("FR••\u{A0}••••\u{A0}2606") && !request.text.contains("FR14"))
        }
    }

    @Test("what is missing, contradicted or required by another answer is said at its control")
    func errors() async throws {
        try await WebDesk.with { desk in
            let draft = try await begun(desk)
            let page = try await send(
                desk, draft,
                [("q-nom", ""), ("q-quand", ""), ("q-quand", "2023-11-22"), ("q-cout", "12,345"), ("q-compte", "FR14")])
            #expect(page.status == .unprocessableContent)
            for key in ["nom", "quand", "cout", "compte", "charte"] {
                #expect(page.text.contains("href=\"#q-\(key)\""), "\(key)")
            }
            #expect(!page.text.contains("href=\"#q-pourquoi\""), "an amount that cannot be read requires nothing")
            #expect(page.text.contains("Indiquez aussi le premier jour") && page.text.contains("value=\"12,345\""))
            let checked = try await send(
                desk, draft,
                [
                    ("q-nom", "N. B."), ("q-quand", "2024-11-20"), ("q-quand", "2024-11-22"), ("q-cout", "100,01"),
                    ("q-charte", "yes"),
                ])
            #expect(checked.status == .unprocessableContent)
            #expect(checked.text.contains("href=\"#q-cout\"") && checked.text.contains("Cent euros au plus"))
            #expect(checked.text.contains("href=\"#q-pourquoi\"") && !checked.text.contains("href=\"#q-quand\""))
            // The check page says the same.
            let check = try await desk.get("\(draft)/check")
            #expect(check.text.lowercased().contains("cent euros au plus") && check.field("form-version") == nil)
        }
    }

    @Test("of several controls only the one that is wrong is marked, and the summary leads to it")
    func wrongPart() async throws {
        try await WebDesk.with { desk in
            let draft = try await begun(desk)
            func marks(_ text: String) -> [String] {
                ["q-quand", "q-quand_part2"].map { id in
                    let tag = text.components(separatedBy: "<input").first { tag in tag.contains("id=\"\(id)\"") } ?? ""
                    let mark = tag.components(separatedBy: "aria-invalid=\"").dropFirst().first
                    return mark.map { mark in String(mark.prefix { character in character != "\"" }) } ?? "none"
                }
            }
            let backwards = try await send(desk, draft, [("q-quand", "2023-11-22"), ("q-quand", "2023-11-20")])
            #expect(marks(backwards.text) == ["false", "true"])
            #expect(backwards.text.contains("href=\"#q-quand_part2\""))
            let late = try await send(desk, draft, [("q-quand", ""), ("q-quand", "2023-11-20")])
            #expect(marks(late.text) == ["true", "false"] && late.text.contains("href=\"#q-quand\""))
            // Nothing at all is wrong as a whole.
            let empty = try await send(desk, draft, [("q-quand", ""), ("q-quand", "")])
            #expect(marks(empty.text) == ["true", "true"] && empty.text.contains("href=\"#q-quand\""))
            let check = try await desk.get("\(draft)/check")
            #expect(check.text.contains("#q-quand\""))
        }
    }

    @Test("a change draws again what it makes required, by the script's request")
    func redraw() async throws {
        try await WebDesk.with { desk in
            let draft = try await begun(desk)
            let slots = try await send(desk, draft, [("intent", "refresh"), ("q-cout", "12"), ("q-pourquoi", "Pour")])
            let slot = try #require(slots.text.range(of: "id=\"slot-pourquoi\""))
            let field = slots.text[slot.lowerBound...].prefix(1_500)
            #expect(field.prefix(160).contains("data-replace") && field.contains("value=\"Pour\""))
            let before = try await send(desk, draft, [("intent", "refresh"), ("q-cout", ""), ("q-pourquoi", "Pour")])
            let count = { (text: String) in text.components(separatedBy: "(facultatif)").count }
            #expect(count(before.text) == count(slots.text) + 1)
        }
    }
}
