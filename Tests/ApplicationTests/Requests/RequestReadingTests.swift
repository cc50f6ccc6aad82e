@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Reading requests")
struct RequestReadingTests {
    @Test("the page shows messages and events in order, never a note, and marks what is new", arguments: Engine.allCases)
    func page(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let theo = try await world.desk.signedIn(world.ids.theo)
            let reference = try await world.request(.new)
            _ = try await world.service.page(reference, for: nadia)
            world.desk.clock.advance(.minutes(1))
            try await world.desk.service.reply(
                reference, DeskPost(body: "Secret de l’équipe", isPrivate: true), then: .none, revision: nil, by: theo)
            try await world.desk.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: theo)
            world.desk.clock.advance(.minutes(1))
            _ = try await world.service.reply(world.reply("Merci"), to: reference, by: nadia)

            let page = try await world.service.page(reference, for: nadia)
            let said = page.timeline.compactMap { entry -> String? in
                if case .message(let message, _) = entry.content { message.body } else { nil }
            }
            #expect(said == ["Bonjour", "Merci"])
            let new = page.timeline.filter(\.isNew)
            #expect(!new.isEmpty)
            #expect(
                new.allSatisfy { entry in
                    switch entry.content {
                    case .message(let message, _): message.author == world.ids.theo
                    case .event(let event): event.actor == world.ids.theo && event.kind.audience == .requester
                    }
                })
            #expect(try await world.service.page(reference, for: nadia).timeline.allSatisfy { entry in !entry.isNew })
        }
    }

    @Test("the home page shows what awaits her, however much has moved since", arguments: Engine.allCases)
    func home(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let awaiting = try await world.request(.waiting)
            for _ in 1...22 {
                world.desk.clock.advance(.minutes(1))
                _ = try await world.request(.new)
            }
            let resolved = try await world.request(.resolved)
            let home = HomeService(world.desk.portal)
            var shown = try await home.home(of: nadia).requests
            #expect(shown.count == 5)
            #expect(shown.first?.reference == awaiting)
            #expect(shown.dropFirst().allSatisfy { row in row.state == .new })
            // With less to show, what is to be confirmed comes after what is open; nothing comes twice.
            try await world.desk.portal.database.write { tx in
                try tx.run(
                    """
                    UPDATE ticket SET state = 'cancelled', is_open = 0, closed_at = 1
                    WHERE state = 'new' AND id NOT IN (SELECT id FROM ticket WHERE state = 'new' ORDER BY id LIMIT 2)
                    """)
            }
            shown = try await home.home(of: nadia).requests
            #expect(shown.map(\.state) == [.waiting, .new, .new, .resolved])
            #expect(shown.last?.reference == resolved)
        }
    }

    @Test("reading writes only when something is new, and reads its notifications", arguments: Engine.allCases)
    func seeing(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let reference = try await world.request(.resolved)
            let id = try await world.desk.current(reference).id
            let (me, now) = (world.ids.nadia, world.desk.clock.now)
            try await world.desk.portal.database.write { tx in
                let last = try #require(try EventStore.events(of: id, in: tx).last)
                try NotificationStore.tell(me, of: last.id, ticket: id, kind: last.event.kind, at: now, in: tx)
            }
            let first = try await world.service.page(reference, for: nadia)
            #expect(first.readNotifications == 1)
            let unread = try await world.desk.portal.database.read { tx in try NotificationStore.unreadCount(of: me, in: tx) }
            #expect(unread == 0)

            world.desk.database.forget()
            _ = try await world.service.page(reference, for: nadia)
            #expect(world.desk.database.transactions.map(\.kind) == [.read])
        }
    }

    @Test("a list knows what is unread: what others did that she may see", arguments: Engine.allCases)
    func unread(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let theo = try await world.desk.signedIn(world.ids.theo)
            func isUnread(_ reference: TicketReference) async throws -> Bool {
                let rows = try await world.service.list(.open, after: nil, of: nadia).rows
                return try #require(rows.first { row in row.reference == reference }).isUnread
            }
            let reference = try await world.request(.new)
            // Her own sending is no news to her, nor is a note that she never sees.
            #expect(try await !isUnread(reference))
            try await world.desk.service.reply(
                reference, DeskPost(body: "note", isPrivate: true), then: .none, revision: nil, by: theo)
            #expect(try await !isUnread(reference))
            try await world.desk.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: theo)
            #expect(try await isUnread(reference))
            _ = try await world.service.page(reference, for: nadia)
            #expect(try await !isUnread(reference))
        }
    }

    @Test("each tab holds its requests, page after page, each once", arguments: Engine.allCases)
    func tabs(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            #expect(try await world.service.list(nil, after: nil, of: nadia).tab == .open)
            let waiting = try await world.request(.waiting)
            for _ in 0..<25 {
                world.desk.clock.advance(.minutes(1))
                _ = try await world.request(.closed)
            }
            let first = try await world.service.list(nil, after: nil, of: nadia)
            #expect(first.tab == .awaiting)
            #expect(first.rows.map(\.reference) == [waiting])
            #expect(first.counts == [.awaiting: 1, .open: 1, .finished: 25, .drafts: 0, .watched: 0])

            let page = try await world.service.list(.finished, after: nil, of: nadia)
            #expect(page.next != nil)
            let rest = try await world.service.list(.finished, after: page.next, of: nadia)
            #expect(page.rows.count == 20)
            #expect(rest.rows.count == 5)
            #expect(rest.next == nil)
            #expect(Set((page.rows + rest.rows).map(\.id)).count == 25)
        }
    }

    @Test("a list costs as many statements for forty requests as for one", arguments: Engine.allCases)
    func cost(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            func cost() async throws -> Int {
                world.desk.database.forget()
                _ = try await world.service.list(.open, after: nil, of: nadia)
                return world.desk.database.statements.count
            }
            let reference = try await world.request(.new)
            _ = try await world.service.list(.open, after: nil, of: nadia)
            let one = try await cost()
            for _ in 0..<39 { _ = try await world.request(.new) }
            #expect(try await cost() == one)
            world.desk.database.forget()
            _ = try await world.service.page(reference, for: nadia)
            let short = world.desk.database.statements.count
            for _ in 0..<20 { _ = try await world.service.reply(world.reply(), to: reference, by: nadia) }
            _ = try await world.service.page(reference, for: nadia)
            world.desk.database.forget()
            _ = try await world.service.page(reference, for: nadia)
            #expect(world.desk.database.statements.count <= short)
        }
    }

    @Test("a search finds one's own requests and what one may see by its number", arguments: Engine.allCases)
    func search(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let martine = try await world.desk.signedIn(world.ids.martine)
            let reference = try await world.request(.new)
            _ = try await world.service.reply(world.reply("Le traceur du deuxième étage"), to: reference, by: nadia)
            let search = SearchService(world.desk.portal)
            for text in ["imprimantes", "IMPRIM", "traceur etage"] {
                let found = try await search.search(text, language: .french, for: nadia)
                #expect(found.requests.map(\.row.reference) == [reference], "\(text)")
                #expect(found.request == nil)
                #expect(try await search.search(text, language: .french, for: martine).requests.isEmpty)
            }
            let number = "I-\(reference)"
            #expect(try await search.search("n° \(reference)", language: .french, for: nadia).request == reference)
            #expect(try await search.search(number, language: .french, for: nadia).request == reference)
            #expect(try await search.search(number, language: .french, for: martine).request == nil)
            for text in ["", "   ", "\"", "%", "' OR 1=1 --"] {
                #expect(try await search.search(text, language: .french, for: nadia).requests.isEmpty, "\(text)")
            }
        }
    }
}
