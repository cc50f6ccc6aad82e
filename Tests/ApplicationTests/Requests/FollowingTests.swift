@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("A request that follows a closed one")
struct FollowingTests {
    /// A request of somebody's, in a state.
    private func request(_ desk: FormDesk, by me: SignedIn, _ state: String) async throws -> TicketReference {
        let reference = try await SubmissionService(desk.portal).submit(
            try await desk.filledDraft(by: me), version: 1, of: me)
        let now = desk.portal.clock.now
        let closed = state == "resolved" ? nil : now
        try await desk.portal.database.write { tx in
            _ = try tx.run(
                """
                UPDATE ticket SET state = \(state), is_open = 0, resolved_at = \(now), closed_at = \(closed)
                WHERE number = \(reference.number)
                """)
        }
        return reference
    }

    private func begin(_ desk: FormDesk, by me: SignedIn, after reference: TicketReference) async throws -> DraftID {
        let drafts = DraftService(desk.portal)
        let id = try await drafts.begin(FormDesk.form, filling: Filling(me, after: reference))
        var entry = DraftEntry()
        entry.values = ["motif": ["panne"], "recit": ["L’écran est de nouveau noir."]]
        _ = try await drafts.save(id, entry, of: me)
        return id
    }

    @Test("keeps whom it follows through its draft, and both lead to each other", arguments: Engine.allCases)
    func followed(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let (me, technician) = (try await desk.signedIn(1), try await desk.signedIn(3))
            let old = try await request(desk, by: me, "closed")
            let draft = try await begin(desk, by: me, after: old)
            #expect(try await DraftService(desk.portal).draft(draft, of: me).previous?.reference == old)
            let new = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            #expect(try await desk.ticket(new).previous == desk.ticket(old).id)
            let id = try await desk.ticket(new).id
            let reason: String? = try await desk.portal.database.read { tx in
                try tx.value("SELECT reason FROM event WHERE kind = 'ticket.created' AND ticket_id = \(id)")
            }
            #expect(reason == "after:\(old)")
            let requests = RequestService(desk.portal)
            #expect(try await requests.page(new, for: me).linked.previous?.reference == old)
            #expect(try await requests.page(old, for: me).linked.next.map(\.reference) == [new])
            #expect(try await requests.page(old, for: me).answers?.followingKey == FormDesk.form)
            let workbench = DeskService(desk.portal)
            #expect(try await workbench.ticket(new, of: technician).linked.previous?.reference == old)
            #expect(try await workbench.ticket(old, of: technician).linked.next.map(\.reference) == [new])
            // Of what the reader may not see, nothing is said.
            try await desk.portal.database.write { tx in
                _ = try tx.run("UPDATE ticket SET is_confidential = 1, team_id = 2 WHERE number = \(old.number)")
            }
            #expect(try await workbench.ticket(new, of: technician).linked == LinkedTickets())
        }
    }

    @Test("follows only what is over and one's own, and what one still sees when it is sent", arguments: Engine.allCases)
    func refused(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let (me, stranger) = (try await desk.signedIn(1), try await desk.signedIn(4))
            let drafts = DraftService(desk.portal)
            let resolved = try await request(desk, by: me, "resolved")
            let cancelled = try await request(desk, by: me, "cancelled")
            for (person, reference) in [
                (me, resolved), (stranger, cancelled), (me, TicketReference(number: 999_999)),
            ] {
                await #expect(throws: NotFound.self) {
                    _ = try await drafts.begin(FormDesk.form, filling: Filling(person, after: reference))
                }
            }
            // A draft that was begun before goes on from it too.
            let draft = try await desk.filledDraft(by: me)
            #expect(try await begin(desk, by: me, after: cancelled) == draft)
            #expect(try await drafts.draft(draft, of: me).previous?.reference == cancelled)
            try await desk.portal.database.write { tx in
                _ = try tx.run("UPDATE ticket SET requester_id = 4, beneficiary_id = 4 WHERE number = \(cancelled.number)")
            }
            let new = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            #expect(try await desk.ticket(new).previous == nil)
        }
    }

    @Test("is made with the form that replaced a withdrawn one, or with none", arguments: Engine.allCases)
    func withdrawn(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let old = try await request(desk, by: me, "closed")
            let successor = try await desk.publish(
                FormDesk.json(
                    "materiel-nouveau", title: "Autre", questions: #"{"key":"motif","type":"shortText","label":{"fr":"M"}}"#))
            let now = desk.portal.clock.now
            for next in [successor, nil] {
                try await desk.portal.database.write { tx in
                    let form = try #require(try FormStore.form(key: FormDesk.form, in: tx))
                    try FormStore.withdraw(form.id, successor: next, in: tx)
                    try SettingStore.touchCatalogue(at: now, in: tx)
                }
                let answers = try await RequestService(desk.portal).page(old, for: me).answers
                #expect(answers?.isPublished == false && answers?.followingKey == next.map { _ in "materiel-nouveau" })
            }
        }
    }
}
