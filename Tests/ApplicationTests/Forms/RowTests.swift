@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("The rows of a repeated block", .serialized)
struct RowTests {
    private static let form = FormDesk.json(
        title: "Demander du matériel", ticketTitle: "Matériel",
        questions: """
            {"key":"motif","type":"choice","required":true,"label":{"fr":"Pourquoi ?"},
             "choices":[{"key":"panne","label":{"fr":"Une panne"}},{"key":"arrivee","label":{"fr":"Une arrivée"}}]},
            {"key":"appareils","type":"block","label":{"fr":"Quels appareils ?"},
             "rows":{"label":{"fr":"Appareil"},"minimum":1,"maximum":3},
             "questions":[
               {"key":"nom","type":"shortText","required":true,"label":{"fr":"Nom"}},
               {"key":"photo","type":"file","label":{"fr":"Photo"}},
               {"key":"pour","type":"person","label":{"fr":"Pour qui ?"}}]}
            """)

    private func with(_ engine: Engine, _ body: (FormDesk, SignedIn, DraftID) async throws -> Void) async throws {
        try await FormDesk.with(engine) { desk in
            try await desk.publish(Self.form)
            let me = try await desk.signedIn(1)
            let draft = try await DraftService(desk.portal).begin(FormDesk.form, filling: Filling(me))
            try await body(desk, me, draft)
        }
    }

    private func entry(_ values: [QuestionKey: [String]]) -> DraftEntry {
        var entry = DraftEntry()
        entry.values = values
        return entry
    }

    @Test("a row is added with what the page held, taken out, and put back whole", arguments: Engine.allCases)
    func changes(_ engine: Engine) async throws {
        try await with(engine) { desk, me, draft in
            let drafts = DraftService(desk.portal)
            let kept = try await drafts.keep(
                draft, entry(["motif": ["panne"], "appareils__1__nom": ["Écran"]]), along: .rows(.add("appareils")), of: me)
            let row = try #require(kept.added?.row)
            #expect(kept.open.inputs["appareils"] == ["1", row])
            #expect(kept.open.inputs["appareils__1__nom"] == ["Écran"])
            #expect(kept.open.draft.revision == 2)
            // A page that was loaded before says nothing of the row, and does not take it away.
            var stale = entry(["appareils": [], "appareils__1__nom": ["Écran 24 pouces"]])
            stale.values["appareils__autre__nom"] = ["D’une ligne qui n’existe pas"]
            let saved = try await drafts.save(draft, stale, of: me)
            #expect(saved.inputs["appareils"] == ["1", row])
            #expect(saved.filled.evaluation.answers["appareils__autre__nom"] == nil, "no row has this name")

            let second = "appareils__\(row)__nom"
            let less = try await drafts.keep(
                draft, entry([second: ["Clavier"]]), along: .rows(.remove(block: "appareils", row: "1")), of: me)
            #expect(less.open.inputs["appareils"] == [row])
            #expect(less.open.filled.evaluation.answers["appareils__1__nom"] == nil)
            #expect(less.open.filled.evaluation.answers[second] == .text("Clavier"))
            // The last one stays: the block needs one.
            #expect(
                try await drafts.keep(draft, DraftEntry(), along: .rows(.remove(block: "appareils", row: row)), of: me).open
                    .inputs["appareils"]
                    == [row])
            let again = try await drafts.keep(
                draft, DraftEntry(), along: .rows(.putBack(block: "appareils", row: "1", at: 0)), of: me)
            #expect(again.open.inputs["appareils"] == ["1", row])
            #expect(again.open.filled.evaluation.answers["appareils__1__nom"] == .text("Écran 24 pouces"))
        }
    }

    @Test("rows added at the same moment are all there, and never more than the block takes", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        try await with(engine) { desk, me, draft in
            let drafts = DraftService(desk.portal)
            let added = try await withThrowingTaskGroup(of: BlockRow?.self) { group in
                for _ in 1...5 {
                    group.addTask { try await drafts.keep(draft, DraftEntry(), along: .rows(.add("appareils")), of: me).added }
                }
                return try await group.reduce(into: Set<String>()) { rows, row in if let row { rows.insert(row.row) } }
            }
            #expect(added.count == 2)
            #expect(Set(try await drafts.draft(draft, of: me).inputs["appareils"] ?? []) == added.union(["1"]))
        }
    }

    @Test("what is no block, no row or too much changes nothing", arguments: Engine.allCases)
    func nonsense(_ engine: Engine) async throws {
        try await with(engine) { desk, me, draft in
            let drafts = DraftService(desk.portal)
            let changes: [RowChange] = [
                .add("motif"), .add("rien"), .remove(block: "appareils", row: "z"), .remove(block: "@for", row: "1"),
                .putBack(block: "appareils", row: "<script>", at: -3), .putBack(block: "appareils", row: "1", at: 99),
            ]
            for change in changes {
                let kept = try await drafts.keep(draft, DraftEntry(), along: .rows(change), of: me)
                #expect(kept.added == nil)
                #expect(
                    kept.open.definition.questions.filter { $0.row != nil }.map(\.key).first == "appareils__1__nom", "\(change)")
                #expect(kept.open.definition.questions.count == 5, "\(change)")
            }
        }
    }

    @Test("what is typed in a row that was taken out elsewhere is kept, said, and comes back with it", arguments: Engine.allCases)
    func gone(_ engine: Engine) async throws {
        try await with(engine) { desk, me, draft in
            let drafts = DraftService(desk.portal)
            let row = try #require(try await drafts.keep(draft, DraftEntry(), along: .rows(.add("appareils")), of: me).added?.row)
            _ = try await drafts.keep(draft, DraftEntry(), along: .rows(.remove(block: "appareils", row: row)), of: me)
            let path = "appareils__\(row)__nom"
            let kept = try await drafts.keep(
                draft, entry([path: ["Écrit pendant ce temps"], "appareils__<b>__nom": ["x"]]), of: me)
            #expect(kept.gone.map(\.row) == [row])
            #expect(kept.open.filled.evaluation.answers[path] == nil)
            let back = try await drafts.keep(
                draft, DraftEntry(), along: .rows(.putBack(block: "appareils", row: row, at: 9)), of: me)
            #expect(back.open.filled.evaluation.answers[path] == .text("Écrit pendant ce temps"))
            // Rows that are made up by the hundred are not kept for ever.
            var forged: [QuestionKey: [String]] = [:]
            for number in 0..<300 { forged["appareils__z\(number)__nom"] = ["x"] }
            let many = try await drafts.keep(draft, entry(forged), of: me)
            #expect(many.open.draft.inputs.count < 100)
        }
    }

    @Test("a request holds its rows, with their files and in words", arguments: Engine.allCases)
    func sent(_ engine: Engine) async throws {
        try await with(engine) { desk, me, draft in
            let drafts = DraftService(desk.portal)
            let row = try #require(try await drafts.keep(draft, DraftEntry(), along: .rows(.add("appareils")), of: me).added?.row)
            var page = entry([
                "motif": ["panne"], "appareils__1__nom": ["Écran"], "appareils__\(row)__nom": ["Clavier"],
                "appareils__\(row)__pour": ["2"],
            ])
            let file = AttachmentStore.NewAttachment(
                sha256: [UInt8](repeating: 7, count: 32), name: "clavier.png", mediaType: "image/png", size: 3)
            page.files = [
                .init(question: "appareils__\(row)__photo", file: file), .init(question: "appareils__zz__photo", file: file),
            ]
            let open = try await drafts.save(draft, page, of: me)
            #expect(open.canBeSent, "\(open.filled.errors)")
            let reference = try await SubmissionService(desk.portal).submit(draft, version: open.version, of: me)
            let ticket = try await desk.ticket(reference)
            #expect(ticket.description.contains("Appareil\u{A0}1\u{202F}: Nom\u{202F}: Écran"), "\(ticket.description)")
            #expect(ticket.description.contains("Appareil\u{A0}2\u{202F}: Pour qui ? Hélène Vasseur"))
            let submission = try await desk.submission(of: ticket)
            #expect(submission.answers["appareils"] == .rows(["1", row]))
            #expect(submission.answers["appareils__\(row)__nom"] == .text("Clavier"))
            #expect(try await desk.count("attachment WHERE ticket_id IS NOT NULL") == 1)
            let detail = try await RequestService(desk.portal).page(reference, for: me)
            let lines = detail.answers?.answers.map(\.question.fullLabel.fr)
            #expect(lines?.last == "Appareil\u{A0}2\u{202F}: Pour qui ?")
        }
    }
}
