@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("A form that changes while it is filled", .serialized)
struct FormVersionTests {
    /// « sante » is no longer asked, « etage » is new.
    static let second = FormDesk.json(
        title: "Demander du matériel",
        questions: """
            {"key":"motif","type":"choice","required":true,"label":{"fr":"Pourquoi ?"},
             "choices":[{"key":"panne","label":{"fr":"Une panne"}},{"key":"arrivee","label":{"fr":"Une arrivée"}}]},
            {"key":"recit","type":"longText","required":true,"label":{"fr":"Racontez"}},
            {"key":"etage","type":"number","required":true,"label":{"fr":"Quel étage ?"}}
            """)

    @Test("its drafts are sent as they are for seven days", arguments: Engine.allCases)
    func grace(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            try await desk.publish(Self.second)
            desk.advance(.days(6))
            let open = try await DraftService(desk.portal).draft(draft, of: me)
            guard case .superseded(let until) = open.standing else {
                Issue.record("\(open.standing)")
                return
            }
            #expect(until == FormDesk.start + .days(7))
            #expect(open.version == 1 && open.canBeSent)
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            #expect(try await desk.submission(of: ticket).version == 1)
        }
    }

    @Test("later, answers are carried over, and nothing is sent unread", arguments: Engine.allCases)
    func carriedOver(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            try await desk.publish(Self.second)
            desk.advance(.days(8))
            await #expect(throws: SubmissionService.Refusal.self) {
                _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            }
            let open = try await DraftService(desk.portal).draft(draft, of: me)
            guard case .carriedOver(let difference) = open.standing else {
                Issue.record("\(open.standing)")
                return
            }
            #expect(open.version == 2)
            #expect(difference.added.map(\.key) == ["etage"])
            #expect(difference.changed.map(\.key) == ["recit"])
            #expect(difference.removed.map(\.key) == ["date", "plan", "sante", "responsable", "ou"])
            #expect(open.filled.evaluation.answers["recit"] == .text("L’écran reste noir depuis ce matin."))
            #expect(open.filled.errors.map(\.question) == ["etage"])
            var entry = DraftEntry()
            entry.values = ["etage": ["3"]]
            let saved = try await DraftService(desk.portal).save(draft, entry, of: me)
            #expect(saved.draft.version == 2 && saved.canBeSent)
            _ = try await SubmissionService(desk.portal).submit(draft, version: 2, of: me)
            #expect(try await desk.count("ticket") == 1)
        }
    }

    @Test("withdrawn, its draft stays on the home page", arguments: Engine.allCases)
    func withdrawnAtHome(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let now = desk.portal.clock.now
            try await desk.portal.database.write { tx in
                guard let form = try FormStore.form(key: FormDesk.form, in: tx) else { return }
                try FormStore.withdraw(form.id, successor: nil, in: tx)
                try SettingStore.touchCatalogue(at: now, in: tx)
            }
            let home = try await HomeService(desk.portal).home(of: me)
            #expect(home.drafts.map(\.draft.id) == [draft])
            #expect(home.drafts.first?.title.fr == "Demander du matériel" && home.drafts.first?.form == nil)
        }
    }

    @Test("its search fields offer the choices of the version that is filled", arguments: Engine.allCases)
    func choices(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            func offered(_ text: String, _ version: Int?) async throws -> [String] {
                try await LookupService(desk.portal).choices(
                    text, form: FormDesk.form, version: version, question: "motif", language: .french
                ).map(\.label)
            }
            #expect(try await offered("panne", 1) == ["Une panne"])
            try await desk.publish(Self.second.replacing("Une panne", with: "Une coupure"))
            #expect(try await offered("panne", 1) == ["Une panne"])
            #expect(try await offered("coupure", 1) == [])
            #expect(try await offered("coupure", 2) == ["Une coupure"])
            #expect(try await offered("coupure", nil) == ["Une coupure"])
            await #expect(throws: NotFound.self) { _ = try await offered("coupure", 3) }
        }
    }

    @Test("withdrawn, it is refused; answers stay readable and its successor is named", arguments: Engine.allCases)
    func withdrawn(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let successor = try await desk.publish(
                FormDesk.json(
                    "equipement-demander", title: "Demander un équipement",
                    questions: #"{"key":"motif","type":"shortText","label":{"fr":"Pourquoi ?"}}"#))
            try await desk.portal.database.write { tx in
                guard let form = try FormStore.form(key: FormDesk.form, in: tx) else { return }
                try FormStore.withdraw(form.id, successor: successor, in: tx)
                try SettingStore.touchCatalogue(at: FormDesk.start, in: tx)
            }
            await #expect(throws: SubmissionService.Refusal.self) {
                _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            }
            let open = try await DraftService(desk.portal).draft(draft, of: me)
            guard case .withdrawn(let next) = open.standing else {
                Issue.record("\(open.standing)")
                return
            }
            #expect(next?.definition.key == "equipement-demander")
            #expect(open.filled.evaluation.answers["recit"] == .text("L’écran reste noir depuis ce matin."))
            #expect(try await desk.count("ticket") == 0)
            await #expect(throws: NotFound.self) {
                _ = try await DraftService(desk.portal).begin(FormDesk.form, filling: Filling(try await desk.signedIn(2)))
            }
            // What is typed all the same is not lost.
            var entry = DraftEntry()
            entry.values = ["recit": ["Tapé pendant le retrait."]]
            #expect(
                try await DraftService(desk.portal).save(draft, entry, of: me).inputs["recit"] == ["Tapé pendant le retrait."])
        }
    }
}

@Suite("Answers in words")
struct AnswerWordingTests {
    @Test(
        "numbers are grouped and keep their decimals",
        arguments: [
            (1_234.5, "1\u{202F}234,5", "1,234.5"), (3, "3", "3"), (-12_345_678, "-12\u{202F}345\u{202F}678", "-12,345,678"),
            (0.25, "0,25", "0.25"), (999, "999", "999"), (1_000, "1\u{202F}000", "1,000"),
        ])
    func numbers(_ number: Double, _ french: String, _ english: String) {
        #expect(AnswerWording.words(number, .french) == french)
        #expect(AnswerWording.words(number, .english) == english)
    }

    @Test("dates are written as one reads them")
    func dates() throws {
        let date = try #require(CalendarDate(iso: "2026-12-01"))
        #expect(AnswerWording.words(date, .french) == "1ᵉʳ\u{A0}décembre\u{A0}2026")
        #expect(AnswerWording.words(date, .english) == "1\u{A0}December\u{A0}2026")
        let morning = try #require(LocalDateTime(iso: "2026-12-15T09:05"))
        #expect(AnswerWording.words(morning, .french) == "15\u{A0}décembre\u{A0}2026 à 9\u{A0}h\u{A0}05")
        #expect(AnswerWording.words(morning, .english) == "15\u{A0}December\u{A0}2026 at 9:05")
    }
}
