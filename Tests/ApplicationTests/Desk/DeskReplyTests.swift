@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Replies of the workbench")
struct DeskReplyTests {
    @Test("the same page sent twice posts once; another person's token is their own", arguments: Engine.allCases)
    func token(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let paul = try await world.signedIn(world.ids.paul)
            let reference = try await world.ticket()
            for me in [theo, theo, paul] {
                try await world.service.reply(
                    reference, DeskPost(body: "Bonjour", token: "t"), then: .none, revision: nil, by: me)
            }
            #expect(try await world.messages(reference).map(\.author) == [world.ids.theo, world.ids.paul])
        }
    }

    @Test("a token that no page of ours made counts for nothing, on either side", arguments: Engine.allCases)
    func foreignToken(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let nadia = try await world.signedIn(world.ids.nadia)
            let reference = try await world.ticket()
            for token in ["", "a b", "é", String(repeating: "a", count: 65)] {
                for _ in 1...2 {
                    try await world.service.reply(
                        reference, DeskPost(body: "Bonjour", token: token), then: .none, revision: nil, by: theo)
                    _ = try await RequestService(world.portal).reply(
                        .init(message: MessageText("Merci"), token: token), to: reference, by: nadia)
                }
            }
            #expect(try await world.messages(reference).count == 16)
        }
    }

    @Test("the first reply of the team takes the ticket and begins; a note does not", arguments: Engine.allCases)
    func beginning(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let lea = try await world.signedIn(world.ids.lea)
            let reference = try await world.ticket()
            try await world.service.reply(
                reference, DeskPost(body: "à voir", isPrivate: true), then: .none, revision: nil, by: theo)
            // Of the section, but of another team.
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: lea)
            #expect(try await world.current(reference).state == .new)
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: theo)
            let ticket = try await world.current(reference)
            #expect(ticket.state == .inProgress)
            #expect(ticket.assignee == world.ids.theo)
            #expect(
                try await world.events(reference) == [
                    .notePosted, .messagePosted, .messagePosted, .ticketAssigned, .ticketStarted,
                ])
        }
    }

    @Test("a reminder is sent though the ticket waits already, and its date stays", arguments: Engine.allCases)
    func reminder(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            let waiting = Waiting(reason: .requester, until: world.clock.now + .days(3))
            try await world.service.wait(reference, for: waiting, telling: nil, revision: 1, by: theo)
            let before = try await world.current(reference)
            try await world.service.reply(
                reference, DeskPost(body: "Avez-vous pu essayer ?"), then: .wait, revision: before.revision, by: theo)
            #expect(try await world.messages(reference).count == 1)
            let ticket = try await world.current(reference)
            #expect(ticket.waiting == waiting)
            #expect(ticket.revision == before.revision)
            // Waiting for something else, it waits for the requester from now on.
            let supplier = Waiting(reason: .supplier)
            try await world.service.wait(reference, for: supplier, telling: nil, revision: ticket.revision, by: theo)
            try await world.service.reply(
                reference, DeskPost(body: "Quel modèle ?"), then: .wait, revision: ticket.revision + 1, by: theo)
            #expect(try await world.current(reference).waiting == Waiting(reason: .requester))
        }
    }

    @Test("a reply may set waiting or resolve; a note may not", arguments: Engine.allCases)
    func effects(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            await #expect(throws: DeskRefusal.noteCannotTell) {
                try await world.service.reply(
                    reference, DeskPost(body: "x", isPrivate: true), then: .resolve, revision: 1, by: theo)
            }
            try await world.service.reply(reference, DeskPost(body: "Quel modèle ?"), then: .wait, revision: 1, by: theo)
            var ticket = try await world.current(reference)
            #expect(ticket.waiting == Waiting(reason: .requester))
            #expect(ticket.assignee == world.ids.theo)
            try await world.service.reply(
                reference, DeskPost(body: "Réparé"), then: .resolve, revision: ticket.revision, by: theo)
            ticket = try await world.current(reference)
            #expect(ticket.state == .resolved)
        }
    }

    @Test("a message is added whatever happened meanwhile", arguments: Engine.allCases)
    func appending(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let paul = try await world.signedIn(world.ids.paul)
            let reference = try await world.ticket()
            let shown = try await world.service.ticket(reference, of: theo)
            try await world.service.take(reference, revision: 1, by: paul)
            try await world.service.reply(reference, DeskPost(body: "vu", isPrivate: true), then: .none, revision: nil, by: paul)
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: 1, by: theo)
            let now = try await world.service.ticket(reference, of: theo)
            #expect(now.changes(since: shown.lastEvent).map(\.event.kind) == [.ticketAssigned])
            #expect(now.authors(since: shown.lastEvent) == ["Paul Kerven"])
        }
    }

    @Test("public messages are found, notes are not", arguments: Engine.allCases)
    func indexing(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            try await world.service.reply(reference, DeskPost(body: "Voir le tambour"), then: .none, revision: nil, by: theo)
            try await world.service.reply(
                reference, DeskPost(body: "Voir la cartouche", isPrivate: true), then: .none, revision: nil, by: theo)
            let search = DeskSearchService(world.portal)
            #expect(try await search.search(.init(text: "tambours "), of: theo).hits.count == 1)
            #expect(try await search.search(.init(text: "cartouche "), of: theo).hits.isEmpty)
        }
    }

    @Test("a ticket that is over takes notes only; an endless text is refused", arguments: Engine.allCases)
    func limits(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            try await world.portal.database.write { tx in
                try tx.run("UPDATE ticket SET state = 'cancelled', is_open = 0, closed_at = updated_at")
            }
            await #expect(throws: TicketError.notOpen(.cancelled)) {
                try await world.service.reply(reference, DeskPost(body: "x"), then: .none, revision: nil, by: theo)
            }
            try await world.service.reply(reference, DeskPost(body: "x", isPrivate: true), then: .none, revision: nil, by: theo)
            await #expect(throws: DeskRefusal.tooLong(limit: MessageText.maximumLength)) {
                try await world.service.reply(
                    reference, DeskPost(body: String(repeating: "é", count: MessageText.maximumLength + 1), isPrivate: true),
                    then: .none, revision: nil, by: theo)
            }
            #expect(try await world.messages(reference).count == 1)
        }
    }

    @Test("what one does oneself stays read; what others do is unread", arguments: Engine.allCases)
    func unread(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let paul = try await world.signedIn(world.ids.paul)
            let reference = try await world.ticket(assignee: world.ids.theo, state: .inProgress)
            func isUnread() async throws -> Bool? {
                try await world.service.queue(QueueQuery(view: .mine), of: theo).rows.first?.isUnread
            }
            #expect(try await isUnread() == true)
            _ = try await world.service.ticket(reference, of: theo)
            #expect(try await isUnread() == false)
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: theo)
            #expect(try await isUnread() == false)
            try await world.service.reply(
                reference, DeskPost(body: "Tiens", isPrivate: true), then: .none, revision: nil, by: paul)
            #expect(try await isUnread() == true)
            // An action of one's own does not read what a colleague wrote before it.
            try await world.service.watch(reference, by: theo)
            #expect(try await isUnread() == true)
        }
    }
}
