@testable import Application
import Domain
import SQL
import Storage
import Testing

/// One draft, filled on two devices at once.
@Suite("A draft on two devices", .serialized)
struct DeviceTests {
    private func with(
        _ engine: Engine, _ body: (FormDesk, DraftService, SignedIn, DraftID, _ revision: Int) async throws -> Void
    ) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let drafts = DraftService(desk.portal)
            try await body(desk, drafts, me, draft, try await drafts.draft(draft, of: me).draft.revision)
        }
    }

    private func entry(_ values: [QuestionKey: [String]]) -> DraftEntry {
        var entry = DraftEntry()
        entry.values = values
        return entry
    }

    @Test("different answers from pages of one age are both kept", arguments: Engine.allCases)
    func different(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(draft, entry(["recit": ["Sur le téléphone, plus court."]]), ifRevision: revision, of: me)
            let open = try await drafts.save(draft, entry(["sante": ["Un siège haut"]]), ifRevision: revision, of: me)
            #expect(open.inputs["recit"] == ["Sur le téléphone, plus court."])
            #expect(open.inputs["sante"] == ["Un siège haut"])
        }
    }

    @Test("the same answer on both is no collision", arguments: Engine.allCases)
    func same(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            for _ in 1...2 {
                _ = try await drafts.save(draft, entry(["motif": ["arrivee"]]), ifRevision: revision, of: me)
            }
            #expect(try await drafts.draft(draft, of: me).inputs["motif"] == ["arrivee"])
        }
    }

    @Test("an older page neither undoes a later answer nor empties one", arguments: Engine.allCases)
    func older(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(
                draft, entry(["recit": ["Récrit ailleurs, et gardé."], "sante": ["Oui"]]), ifRevision: revision, of: me)
            for late in [["recit": ["Plus ancien."]], ["recit": []], ["sante": [], "motif": ["arrivee"]]] {
                await #expect(throws: DraftService.Stale.self) {
                    _ = try await drafts.save(draft, self.entry(late), ifRevision: revision, of: me)
                }
            }
            let kept = try await drafts.draft(draft, of: me).inputs
            #expect(kept["recit"] == ["Récrit ailleurs, et gardé."] && kept["sante"] == ["Oui"] && kept["motif"] == ["panne"])
        }
    }

    @Test("who goes on is told what collides, and keeps the rest", arguments: Engine.allCases)
    func goingOn(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(draft, entry(["recit": ["Récrit ailleurs, et gardé."]]), ifRevision: revision, of: me)
            let page = entry(["recit": ["Ce que je tapais ici."], "motif": ["arrivee"]])
            let collision = await #expect(throws: DraftService.Collision.self) {
                _ = try await drafts.goOn(draft, page, from: revision, of: me)
            }
            #expect(collision?.typed == ["recit": ["Ce que je tapais ici."]])
            #expect(collision?.open.inputs["recit"] == ["Récrit ailleurs, et gardé."])
            #expect(collision?.open.inputs["motif"] == ["arrivee"])
            // The page that says so is of the new revision: what is typed there counts.
            let now = try #require(collision?.open.draft.revision)
            let open = try await drafts.goOn(draft, page, from: now, of: me)
            #expect(open.inputs["recit"] == ["Ce que je tapais ici."])
        }
    }

    @Test("for whom it is collides as an answer does", arguments: Engine.allCases)
    func beneficiary(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            var page = DraftEntry()
            page.beneficiary = .init(isOther: true, search: .init(text: "Hélène Vasseur", chosen: "2"))
            _ = try await drafts.save(draft, page, ifRevision: revision, of: me)
            page.beneficiary = .init(isOther: false, search: nil)
            let late = page
            await #expect(throws: DraftService.Stale(questions: ["@for"])) {
                _ = try await drafts.save(draft, late, ifRevision: revision, of: me)
            }
            #expect(try await drafts.draft(draft, of: me).beneficiary?.id == PersonID(2))
        }
    }

    @Test("twelve saves of one age, of two answers: the first of each is kept, the others are told", arguments: Engine.allCases)
    func storm(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            let kept = try await withThrowingTaskGroup(of: [QuestionKey: [String]]?.self) { group in
                for number in 1...12 {
                    let values = [number % 2 == 0 ? "recit" : "sante": ["Réponse écrite en numéro \(number)"]]
                    let page = entry(values)
                    group.addTask {
                        do {
                            _ = try await drafts.save(draft, page, ifRevision: revision, of: me)
                            return values
                        } catch is DraftService.Stale {
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [[QuestionKey: [String]]]()) { all, values in
                    if let values { all.append(values) }
                }
            }
            #expect(kept.count == 2)
            let inputs = try await drafts.draft(draft, of: me).inputs
            for values in kept { for (key, value) in values { #expect(inputs[key] == value) } }
        }
    }
}
