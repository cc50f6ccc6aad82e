@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("Filling a form", .serialized)
struct DraftTests {
    @Test("« Commencer » twice resumes one draft", arguments: Engine.allCases)
    func beginTwice(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let ids = try await withThrowingTaskGroup(of: DraftID.self) { group in
                for _ in 1...6 {
                    group.addTask { try await DraftService(desk.portal).begin(FormDesk.form, filling: Filling(me)) }
                }
                return try await group.reduce(into: Set<DraftID>()) { set, id in set.insert(id) }
            }
            #expect(ids.count == 1)
        }
    }

    @Test("saves what a page showed and leaves the rest", arguments: Engine.allCases)
    func partialSave(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            var entry = DraftEntry()
            entry.values = ["motif": []]
            let open = try await DraftService(desk.portal).save(draft, entry, of: me)
            #expect(open.inputs["motif"] == nil)
            #expect(open.inputs["recit"] == ["L’écran reste noir depuis ce matin."])
        }
    }

    @Test("a save that comes late does not undo a later one", arguments: Engine.allCases)
    func stale(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let drafts = DraftService(desk.portal)
            let revision = try await drafts.draft(draft, of: me).draft.revision
            var entry = DraftEntry()
            entry.values = ["recit": ["Tapé ensuite, et plus long."]]
            entry.page = .init(revision: revision, name: nil)
            _ = try await drafts.save(draft, entry, of: me)
            entry.values = ["recit": ["Tapé avant."]]
            let late = entry
            await #expect(throws: DraftService.Stale(questions: ["recit"])) {
                _ = try await drafts.save(draft, late, of: me)
            }
            #expect(try await drafts.draft(draft, of: me).inputs["recit"] == ["Tapé ensuite, et plus long."])
            // The same again changes nothing, not even the revision.
            entry.values = ["recit": ["Tapé ensuite, et plus long."]]
            #expect(try await drafts.save(draft, entry, of: me).draft.revision == revision + 1)
        }
    }

    @Test("a search field keeps the one it names, or its text", arguments: Engine.allCases)
    func searches(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            func typed(_ text: String, chosen: String? = nil, offeredFor: String? = nil) async throws -> OpenDraft {
                var entry = DraftEntry()
                entry.searches = ["responsable": .init(text: text, chosen: chosen, offeredFor: offeredFor)]
                return try await DraftService(desk.portal).save(draft, entry, of: me)
            }
            #expect(try await typed("vasseur hel").inputs["responsable"] == ["2"], "accents and order do not count")
            #expect(try await typed("Hélène Vasseur", chosen: "2").inputs["responsable"] == ["2"])
            #expect(try await typed("Marie Dupond", chosen: "4").inputs["responsable"] == ["5"], "typed over what was chosen")
            let several = try await typed("dup")
            #expect(several.inputs["responsable"] == ["?dup"])
            #expect(several.matches["responsable"]?.map(\.label) == ["Marie Dupond", "Marie Dupont"])
            #expect(several.filled.errors.map(\.problem) == [.notChosen], "optional, and yet not to be lost")
            #expect(try await typed("dup", chosen: "4", offeredFor: "dup").inputs["responsable"] == ["4"])
            #expect(try await typed("nobody", chosen: "4", offeredFor: "dup").inputs["responsable"] == ["?nobody"])
            #expect(try await typed("dup", chosen: "99", offeredFor: "dup").inputs["responsable"] == ["?dup"], "forged")
            #expect(try await typed("").inputs["responsable"] == nil)
        }
    }

    @Test("a forged key of a person, a unit or a place is never sent", arguments: Engine.allCases)
    func forged(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            for (key, value) in [("responsable", "999"), ("ou", "999"), ("responsable", "-1"), ("ou", "x")] {
                var values: [QuestionKey: [String]] = ["responsable": [], "ou": []]
                values[key] = [value]
                let draft = try await desk.filledDraft(by: me, values)
                await #expect(throws: SubmissionService.Refusal.self) {
                    _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
                }
            }
        }
    }

    @Test("for another person, whose place it is", arguments: Engine.allCases)
    func beneficiary(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let drafts = DraftService(desk.portal)
            var entry = DraftEntry()
            entry.beneficiary = .init(isOther: true, search: .init(text: "", chosen: nil))
            #expect(try await drafts.save(draft, entry, of: me).isBeneficiaryMissing)
            await #expect(throws: SubmissionService.Refusal.self) {
                _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            }
            entry.beneficiary = .init(isOther: true, search: .init(text: "Hélène Vasseur", chosen: nil))
            #expect(try await drafts.save(draft, entry, of: me).beneficiary?.name == "Hélène Vasseur")
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            #expect(ticket.requester == PersonID(1) && ticket.beneficiary == PersonID(2))
            #expect(ticket.place == PlaceID(2))
        }
    }

    @Test("a technician fills a form for a caller, nobody else does", arguments: Engine.allCases)
    func caller(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let technician = try await desk.signedIn(3)
            let drafts = DraftService(desk.portal)
            let mine = try await drafts.begin(FormDesk.form, filling: Filling(technician))
            let filling = Filling(by: technician, for: PersonID(2), channel: .phone)
            let draft = try await drafts.begin(FormDesk.form, filling: filling)
            #expect(draft != mine, "a caller's draft is not one's own")
            var entry = DraftEntry()
            entry.values = ["motif": ["panne"], "recit": ["Elle appelle de la Halle."]]
            _ = try await drafts.save(draft, entry, of: technician)
            let ticket = try await desk.ticket(
                try await SubmissionService(desk.portal).submit(draft, version: 1, of: technician))
            #expect(ticket.requester == PersonID(2) && ticket.beneficiary == PersonID(2) && ticket.channel == .phone)
            #expect(try await desk.submission(of: ticket).submittedBy == PersonID(3))
            // Its number is told to whoever sent it, its parties and its handlers, nobody else.
            let service = SubmissionService(desk.portal)
            #expect(try await service.sent(ticket.reference, of: technician).access == .workbench)
            let caller = try await desk.signedIn(2)
            #expect(try await service.sent(ticket.reference, of: caller).access == .party)
            let stranger = try await desk.signedIn(4)
            await #expect(throws: NotFound.self) { _ = try await service.sent(ticket.reference, of: stranger) }
            try await desk.portal.database.write { tx in
                _ = try tx.run("UPDATE ticket SET is_confidential = 1, team_id = 2 WHERE id = \(ticket.id)")
            }
            #expect(try await service.sent(ticket.reference, of: technician).access == .none)
            let agent = try await desk.signedIn(1)
            for wrong in [
                Filling(by: agent, for: PersonID(2), channel: .portal), Filling(by: agent, for: PersonID(1), channel: .phone),
            ] {
                await #expect(throws: NotAllowed.self) { _ = try await drafts.begin(FormDesk.form, filling: wrong) }
            }
            await #expect(throws: NotFound.self) {
                _ = try await drafts.begin(FormDesk.form, filling: Filling(by: technician, for: PersonID(99), channel: .phone))
            }
        }
    }

    @Test("a caller’s draft is for those who have the workbench, and for a caller who is there", arguments: Engine.allCases)
    func callerLater(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let drafts = DraftService(desk.portal)
            let submissions = SubmissionService(desk.portal)
            let technician = try await desk.signedIn(3)
            let own = try await desk.filledDraft(by: technician)
            let draft = try await drafts.begin(
                FormDesk.form, filling: Filling(by: technician, for: PersonID(2), channel: .phone))
            var entry = DraftEntry()
            entry.values = ["motif": ["panne"], "recit": ["Elle appelle de la Halle."]]
            _ = try await drafts.save(draft, entry, of: technician)
            func setActive(_ id: Int64, _ isActive: Bool) async throws {
                let now = desk.portal.clock.now
                try await desk.portal.database.write { tx in
                    try PersonStore.setActive(PersonID(id), isActive, at: now, in: tx)
                }
            }
            try await setActive(2, false)
            await #expect(throws: SubmissionService.Refusal.personLeft) {
                _ = try await submissions.submit(draft, version: 1, of: technician)
            }
            try await setActive(2, true)
            // The right is taken back: what was begun with it is neither read nor sent.
            try await desk.portal.database.write { tx in
                for right in try RightStore.rights(of: PersonID(3), in: tx) { _ = try RightStore.revoke(right.id, in: tx) }
            }
            let former = try await desk.signedIn(3)
            await #expect(throws: NotAllowed.self) { _ = try await drafts.draft(draft, of: former) }
            await #expect(throws: NotAllowed.self) { _ = try await drafts.save(draft, entry, of: former) }
            await #expect(throws: NotAllowed.self) { _ = try await submissions.submit(draft, version: 1, of: former) }
            // Their own is theirs still.
            _ = try await submissions.submit(own, version: 1, of: former)
        }
    }

    @Test("given up, a draft goes with its files", arguments: Engine.allCases)
    func discard(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            var entry = DraftEntry()
            entry.files = [.init(question: "plan", file: .init(sha256: [1], name: "p", mediaType: "image/png", size: 1))]
            _ = try await DraftService(desk.portal).save(draft, entry, of: me)
            let other = try await desk.signedIn(2)
            await #expect(throws: NotFound.self) { _ = try await DraftService(desk.portal).discard(draft, of: other) }
            #expect(try await DraftService(desk.portal).discard(draft, of: me) == FormDesk.form)
            #expect(try await desk.count("draft") == 0)
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("a file is taken out and its page saved together, or not at all", arguments: Engine.allCases)
    func removal(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let drafts = DraftService(desk.portal)
            let draft = try await desk.filledDraft(by: me)
            func entry(files count: UInt8, _ text: String) -> DraftEntry {
                var entry = DraftEntry()
                entry.values = ["recit": [text]]
                entry.files = (0..<count).map { number in
                    .init(question: "plan", file: .init(sha256: [number], name: "p\(number)", mediaType: "image/png", size: 1))
                }
                return entry
            }
            let first = try await drafts.save(draft, entry(files: 1, "Un premier essai."), of: me)
            let file = try #require(first.files.first).id
            await #expect(throws: DraftService.TooManyFiles(maximum: 30)) {
                _ = try await drafts.keep(draft, entry(files: 40, "Perdu avec le reste."), along: .removing(file), of: me)
            }
            #expect(try await drafts.draft(draft, of: me).files.map(\.id) == [file])
            #expect(try await drafts.draft(draft, of: me).inputs["recit"] == ["Un premier essai."])
            let kept = try await drafts.keep(draft, entry(files: 0, "Un second essai."), along: .removing(file), of: me)
            #expect(kept.question == "plan" && kept.open.files.isEmpty)
            #expect(try await drafts.draft(draft, of: me).inputs["recit"] == ["Un second essai."])
            // Somebody else's file, or one that is gone: nothing is taken, the page is saved.
            #expect(try await drafts.keep(draft, entry(files: 0, "Encore."), along: .removing(file), of: me).question == nil)
            let other = try await desk.signedIn(2)
            await #expect(throws: NotFound.self) {
                _ = try await drafts.keep(draft, entry(files: 0, "Non."), along: .removing(file), of: other)
            }
        }
    }

    @Test("more files than a request may have are refused together", arguments: Engine.allCases)
    func tooManyFiles(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            var entry = DraftEntry()
            entry.files = (1...31).map { number in
                .init(question: "plan", file: .init(sha256: [UInt8(number)], name: "p\(number)", mediaType: "image/png", size: 1))
            }
            let many = entry
            await #expect(throws: DraftService.TooManyFiles(maximum: 30)) {
                _ = try await DraftService(desk.portal).save(draft, many, of: me)
            }
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("what comes after the session is saved only with the seal of the draft", arguments: Engine.allCases)
    func seal(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let drafts = DraftService(desk.portal)
            var entry = DraftEntry()
            entry.values = ["recit": ["Revenu de la connexion."]]
            let typed = entry
            await #expect(throws: NotFound.self) { try await drafts.restore(draft, typed, of: me) { _ in false } }
            let other = try await desk.signedIn(2)
            await #expect(throws: NotFound.self) { try await drafts.restore(draft, typed, of: other) { _ in true } }
            let seal = try await drafts.draft(draft, of: me).draft.seal
            #expect(seal.count == 16)
            try await drafts.restore(draft, typed, of: me) { known in known == seal }
            #expect(try await drafts.draft(draft, of: me).inputs["recit"] == ["Revenu de la connexion."])
        }
    }
}
