@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("Drafts that nobody touches")
struct DraftSweepTests {
    @Test("are erased with their files when they are old; what was touched or sent stays", arguments: Engine.allCases)
    func swept(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let portal = desk.portal
            let (left, kept, sent) = (try await desk.signedIn(1), try await desk.signedIn(2), try await desk.signedIn(4))
            let old = try await desk.filledDraft(by: left, ["motif": ["arrivee"], "sante": ["Lombalgie"]])
            var entry = DraftEntry()
            entry.files = [
                .init(question: "plan", file: .init(sha256: [1], name: "plan.pdf", mediaType: "application/pdf", size: 3))
            ]
            _ = try await DraftService(portal).save(old, entry, of: left)
            let touched = try await desk.filledDraft(by: kept)
            let done = try await desk.filledDraft(by: sent)
            let reference = try await SubmissionService(portal).submit(done, version: 1, of: sent)

            desk.advance(.days(89))
            var more = DraftEntry()
            more.values = ["recit": ["L’écran reste noir depuis hier."]]
            _ = try await DraftService(portal).save(touched, more, of: kept)
            try await sweep(desk)
            #expect(try await desk.count("draft") == 3, "not before its time")

            desk.advance(.hours(25))
            try await sweep(desk)
            #expect(try await desk.count("draft") == 2)
            #expect(try await desk.count("attachment WHERE ticket_id IS NULL") == 0)
            await #expect(throws: NotFound()) { try await DraftService(portal).draft(old, of: left) }
            #expect(try await DraftService(portal).draft(touched, of: kept).inputs["recit"] == more.values["recit"])
            // Sent long ago and sent again, it is still the one request.
            #expect(try await SubmissionService(portal).submit(done, version: 1, of: sent) == reference)
        }
    }

    @Test("a backlog longer than a batch is swept whole", arguments: Engine.allCases)
    func backlog(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            for id in Int64(1)...5 { _ = try await desk.filledDraft(by: try await desk.signedIn(id)) }
            let moment = FormDesk.start + .days(1)
            let removed = try await desk.portal.database.write { tx in
                [
                    try DraftStore.deleteUntouched(since: moment, limit: 3, in: tx),
                    try DraftStore.deleteUntouched(since: moment, limit: 3, in: tx),
                ]
            }
            #expect(removed == [3, 2])
        }
    }

    @Test("notifications are removed after a year, the oldest first", arguments: Engine.allCases)
    func notifications(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let reference = try await SubmissionService(desk.portal).submit(
                try await desk.filledDraft(by: me), version: 1, of: me)
            let ticket = try await desk.ticket(reference).id
            func tell() async throws {
                let now = desk.portal.clock.now
                try await desk.portal.database.write { tx in
                    let event = try EventStore.append(Event(.messagePosted, of: .ticket(ticket), by: nil, at: now), in: tx)
                    try NotificationStore.tell(me.person.id, of: event, ticket: ticket, kind: .messagePosted, at: now, in: tx)
                }
            }
            for _ in 0..<5 {
                try await tell()
                desk.advance(.days(1))
            }
            desk.advance(.days(362))
            let moment = desk.portal.clock.now - SweepHandler.notificationAge
            let removed = try await desk.portal.database.write { tx in
                try NotificationStore.deleteOld(before: moment, limit: 1, in: tx)
            }
            #expect(removed == 1)
            try await sweep(desk)
            #expect(try await desk.count("notification") == 3, "two days were more than a year ago")
            try await sweep(desk)
            #expect(try await desk.count("notification") == 3)
        }
    }

    @Test("delays after wrong passwords are forgotten after a day", arguments: Engine.allCases)
    func delays(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let now = desk.portal.clock.now
            try await desk.portal.database.write { tx in
                for (address, end) in [("", now + .minutes(5)), ("10.0.0.1", now + .days(3))] {
                    try LocalIdentityStore.save(
                        .init(failures: 3, notBefore: end), of: 1, address: address, at: now, in: tx)
                }
            }
            desk.advance(.hours(23))
            try await sweep(desk)
            #expect(try await desk.count("sign_in_delay") == 2)
            desk.advance(.hours(2))
            try await sweep(desk)
            #expect(try await desk.count("sign_in_delay") == 1, "one that is not over stays")
        }
    }

    private func sweep(_ desk: FormDesk) async throws {
        let portal = desk.portal
        try await SweepHandler(database: portal.database, blobs: portal.blobs, draftLifetime: portal.rules.draftLifetime)
            .run(at: portal.clock.now)
    }
}
