@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("Values prefilled from a person’s record", .serialized)
struct PrefillTests {
    static let form = FormDesk.json(
        "poste-demander", title: "Demander un poste", ticketTitle: "Poste : {nom}",
        questions: """
            {"key":"nom","type":"shortText","prefill":"name","label":{"fr":"Nom"}},
            {"key":"adresse","type":"email","prefill":"email","label":{"fr":"Adresse"}},
            {"key":"appel","type":"phone","prefill":"phone","label":{"fr":"Téléphone"}},
            {"key":"direction","type":"unit","prefill":"unit","label":{"fr":"Direction"}},
            {"key":"site","type":"place","prefill":"site","label":{"fr":"Site"}},
            {"key":"halle","type":"yesNo","required":true,"label":{"fr":"Par le quai de la halle ?"},
             "show":{"question":"site","operator":"within","value":"halle"}}
            """)

    private func begun(_ desk: FormDesk, by person: Int64) async throws -> (me: SignedIn, draft: DraftID) {
        try await desk.publish(Self.form)
        try await desk.portal.database.write { tx in
            try tx.run("UPDATE person SET email = 'nadia@exemple.fr' WHERE id = 1")
            try tx.run("UPDATE person SET email = 'helene@exemple.fr', phone = '4412' WHERE id = 2")
        }
        let me = try await desk.signedIn(person)
        return (me, try await DraftService(desk.portal).begin("poste-demander", filling: Filling(me)))
    }

    @Test("they are there at once, for conditions too, and are sent", arguments: Engine.allCases)
    func atOnce(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let (me, draft) = try await begun(desk, by: 2)
            let open = try await DraftService(desk.portal).draft(draft, of: me)
            #expect(open.inputs["nom"] == ["Hélène Vasseur"])
            #expect(open.inputs["adresse"] == ["helene@exemple.fr"] && open.inputs["appel"] == ["4412"])
            #expect(open.inputs["direction"] == ["1"] && open.inputs["site"] == ["2"])
            #expect(open.filled.evaluation.shown.contains("halle"), "a condition sees the value before anything is typed")
            #expect(open.filled.errors.map(\.question) == ["halle"])
            var entry = DraftEntry()
            entry.values = ["halle": ["yes"]]
            let version = try await DraftService(desk.portal).save(draft, entry, of: me).version
            let reference = try await SubmissionService(desk.portal).submit(draft, version: version, of: me)
            let answers = try await desk.submission(of: try await desk.ticket(reference)).answers
            #expect(answers["adresse"] == .text("helene@exemple.fr") && answers["site"] == .place(PlaceID(2)))
        }
    }

    @Test("what was typed, or emptied, is never overwritten", arguments: Engine.allCases)
    func typed(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let (me, draft) = try await begun(desk, by: 2)
            var entry = DraftEntry()
            entry.prefilled = ["nom": "Hélène Vasseur", "adresse": "helene@exemple.fr", "appel": "4412", "direction": "1"]
            entry.values = ["nom": ["H. Vasseur"], "adresse": [""], "appel": ["4412"]]
            entry.searches = ["direction": .init(text: "", chosen: "1")]
            let open = try await DraftService(desk.portal).save(draft, entry, of: me)
            #expect(open.inputs["nom"] == ["H. Vasseur"] && open.inputs["adresse"] == [""] && open.inputs["direction"] == [""])
            #expect(open.filled.errors.map(\.question) == ["halle"], "emptied is empty, and nothing is required of it")
            #expect(open.prefilled.keys.sorted() == ["appel", "site"])
            #expect(open.draft.inputs["appel"] == nil, "sent as it was filled, it goes on following the record")
        }
    }

    @Test("they follow whom the request is for, until somebody types", arguments: Engine.allCases)
    func beneficiary(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let (me, draft) = try await begun(desk, by: 1)
            let drafts = DraftService(desk.portal)
            #expect(try await drafts.draft(draft, of: me).inputs["adresse"] == ["nadia@exemple.fr"])
            #expect(try await drafts.draft(draft, of: me).inputs["appel"] == nil, "the record has none")
            var entry = DraftEntry()
            entry.beneficiary = .init(isOther: true, search: nil)
            entry.prefilled = ["nom": "Nadia Belkacem", "adresse": "nadia@exemple.fr", "site": "1"]
            entry.values = ["nom": ["Nadia B."], "adresse": ["nadia@exemple.fr"]]
            entry.searches = ["site": .init(text: "Le Quai", chosen: "1")]
            let unnamed = try await drafts.save(draft, entry, of: me)
            #expect(unnamed.inputs["adresse"] == nil && unnamed.inputs["nom"] == ["Nadia B."])
            entry.beneficiary = .init(isOther: true, search: .init(text: "Hélène Vasseur", chosen: "2"))
            // What the page shows empty while nobody is named was not emptied by anybody.
            entry.prefilled = ["adresse": "", "site": ""]
            entry.values = ["adresse": [""]]
            entry.searches = ["site": .init(text: "", chosen: "")]
            let named = try await drafts.save(draft, entry, of: me)
            #expect(named.inputs["adresse"] == ["helene@exemple.fr"] && named.inputs["site"] == ["2"])
            #expect(named.inputs["nom"] == ["Nadia B."])
            #expect(named.filled.evaluation.shown.contains("halle"))
        }
    }
}
