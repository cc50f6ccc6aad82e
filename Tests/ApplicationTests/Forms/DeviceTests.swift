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

    /// - Parameter name: of the page on its screen.
    private func entry(_ values: [QuestionKey: [String]], of revision: Int, on name: String? = nil) -> DraftEntry {
        var entry = DraftEntry()
        entry.values = values
        entry.page = .init(revision: revision, name: name)
        return entry
    }

    @Test("different answers from pages of one age are both kept", arguments: Engine.allCases)
    func different(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(draft, entry(["recit": ["Sur le téléphone, plus court."]], of: revision), of: me)
            let open = try await drafts.save(draft, entry(["sante": ["Un siège haut"]], of: revision), of: me)
            #expect(open.inputs["recit"] == ["Sur le téléphone, plus court."])
            #expect(open.inputs["sante"] == ["Un siège haut"])
        }
    }

    @Test("the same answer on both is no collision", arguments: Engine.allCases)
    func same(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            for _ in 1...2 {
                _ = try await drafts.save(draft, entry(["motif": ["arrivee"]], of: revision), of: me)
            }
            #expect(try await drafts.draft(draft, of: me).inputs["motif"] == ["arrivee"])
        }
    }

    @Test("an older page neither undoes a later answer nor empties one", arguments: Engine.allCases)
    func older(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(
                draft, entry(["recit": ["Récrit ailleurs, et gardé."], "sante": ["Oui"]], of: revision), of: me)
            for late in [["recit": ["Plus ancien."]], ["recit": []], ["sante": [], "motif": ["arrivee"]]] {
                await #expect(throws: DraftService.Stale.self) {
                    _ = try await drafts.save(draft, self.entry(late, of: revision), of: me)
                }
            }
            let kept = try await drafts.draft(draft, of: me).inputs
            #expect(kept["recit"] == ["Récrit ailleurs, et gardé."] && kept["sante"] == ["Oui"] && kept["motif"] == ["panne"])
        }
    }

    @Test("who goes on is told what collides, and keeps the rest", arguments: Engine.allCases)
    func goingOn(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(draft, entry(["recit": ["Récrit ailleurs, et gardé."]], of: revision), of: me)
            let typed: Inputs = ["recit": ["Ce que je tapais ici."], "motif": ["arrivee"]]
            let kept = try await drafts.keep(draft, entry(typed, of: revision), of: me)
            #expect(kept.collisions == ["recit": ["Ce que je tapais ici."]])
            #expect(kept.open.inputs["recit"] == ["Récrit ailleurs, et gardé."])
            #expect(kept.open.inputs["motif"] == ["arrivee"])
            // The page that says so is of the new revision: what is typed there counts.
            let again = try await drafts.keep(draft, entry(typed, of: kept.open.draft.revision), of: me)
            #expect(again.collisions.isEmpty)
            #expect(again.open.inputs["recit"] == ["Ce que je tapais ici."])
        }
    }

    @Test("whatever is asked along with it, a later answer is not undone", arguments: Engine.allCases)
    func along(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            _ = try await drafts.save(draft, entry(["recit": ["Récrit ailleurs, et gardé."]], of: revision), of: me)
            for along in [DraftService.Along.nothing, .removing(AttachmentID(99)), .rows(.add("motif"))] {
                let kept = try await drafts.keep(draft, entry(["recit": ["Plus ancien."]], of: revision), along: along, of: me)
                #expect(kept.collisions == ["recit": ["Plus ancien."]])
                #expect(kept.open.inputs["recit"] == ["Récrit ailleurs, et gardé."])
            }
        }
    }

    @Test("what a page saved itself is no news to it, even when it never learnt of it", arguments: Engine.allCases)
    func itself(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            // Three saves of one page, of which it saw no answer.
            for text in ["Écrit", "Écrit et lu", "Écrit, lu et relu."] {
                _ = try await drafts.save(draft, entry(["recit": [text]], of: revision, on: "a"), of: me)
            }
            let kept = try await drafts.keep(
                draft, entry(["recit": ["Écrit, lu et relu, enfin."]], of: revision, on: "a"), of: me)
            #expect(kept.collisions.isEmpty)
            // To another page it is news, and what that one writes is news to the first.
            await #expect(throws: DraftService.Stale(questions: ["recit"])) {
                _ = try await drafts.save(draft, self.entry(["recit": ["De l’autre."]], of: revision, on: "b"), of: me)
            }
            let other = try await drafts.draft(draft, of: me).draft.revision
            _ = try await drafts.save(draft, entry(["recit": ["De l’autre, au courant."]], of: other, on: "b"), of: me)
            await #expect(throws: DraftService.Stale.self) {
                _ = try await drafts.save(draft, self.entry(["recit": ["Du premier."]], of: revision, on: "a"), of: me)
            }
        }
    }

    @Test("for whom it is collides as an answer does", arguments: Engine.allCases)
    func beneficiary(_ engine: Engine) async throws {
        try await with(engine) { _, drafts, me, draft, revision in
            var page = DraftEntry()
            page.beneficiary = .init(isOther: true, search: .init(text: "Hélène Vasseur", chosen: "2"))
            page.page = .init(revision: revision, name: nil)
            _ = try await drafts.save(draft, page, of: me)
            page.beneficiary = .init(isOther: false, search: nil)
            let late = page
            await #expect(throws: DraftService.Stale(questions: ["@for"])) {
                _ = try await drafts.save(draft, late, of: me)
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
                    let page = entry(values, of: revision)
                    group.addTask {
                        do {
                            _ = try await drafts.save(draft, page, of: me)
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
