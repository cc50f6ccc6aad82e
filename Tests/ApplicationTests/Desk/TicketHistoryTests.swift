@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("A ticket of many events")
struct TicketHistoryTests {
    private static let count = TicketHistory.pageLength * 2 + 50

    /// Théo and Nadia exchange so many messages, from « 0 » on; every tenth is a note.
    private static func exchange(_ world: DeskWorld) async throws -> TicketReference {
        let reference = try await world.ticket(assignee: world.ids.theo, state: .inProgress)
        let (id, ids) = (try await world.current(reference).id, world.ids)
        for number in 0..<count {
            world.clock.advance(Span(milliseconds: 1))
            let now = world.clock.now
            let posting = MessagePosting(
                ticket: id, author: number.isMultiple(of: 2) ? ids.theo : ids.nadia,
                side: number.isMultiple(of: 2) ? .desk : .requester, isPrivate: number.isMultiple(of: 10),
                text: MessageText("\(number)"), files: [], token: nil)
            try await world.portal.database.write { tx in _ = try posting.post(at: now, maximumFiles: 10, in: tx) }
        }
        return reference
    }

    @Test("the workbench shows the newest, reads them, and leads to all the others", arguments: Engine.allCases)
    func workbench(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await Self.exchange(world)
            var page = try await world.service.ticket(reference, of: theo)
            #expect(page.isNewest)
            let row = try await world.service.queue(QueueQuery(view: .mine), of: theo).rows.first
            #expect(row?.isUnread == false)
            let last = page.lastEvent
            var bodies = Self.bodies(page)
            #expect(bodies.last == "\(Self.count - 1)" && bodies.count == TicketHistory.pageLength)
            while let older = page.older {
                page = try await world.service.ticket(reference, before: older, of: theo)
                #expect(!page.isNewest && page.lastEvent == last)
                bodies = Self.bodies(page) + bodies
            }
            #expect(bodies == (0..<Self.count).map(String.init))
            // What happens next is news, although hundreds came before.
            let nadia = try await world.signedIn(world.ids.nadia)
            _ = try await RequestService(world.portal).reply(
                .init(message: MessageText("Encore")), to: reference, by: nadia)
            #expect(try await world.service.queue(QueueQuery(view: .mine), of: theo).rows.first?.isUnread == true)
            // An older page does not read it.
            _ = try await world.service.ticket(reference, before: last, of: theo)
            #expect(try await world.service.queue(QueueQuery(view: .mine), of: theo).rows.first?.isUnread == true)
            let now = try await world.service.ticket(reference, of: theo)
            #expect(now.authors(since: last) == ["Nadia Belkacem"])
            #expect(Self.bodies(now).last == "Encore")
        }
    }

    private static func bodies(_ page: DeskTicket) -> [String] {
        page.entries.compactMap { entry in if case .message(let message, _) = entry { message.body } else { nil } }
    }

    @Test("the requester reads the newest first too, and never a note", arguments: Engine.allCases)
    func portal(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let nadia = try await world.signedIn(world.ids.nadia)
            let service = RequestService(world.portal)
            let reference = try await Self.exchange(world)
            var page = try await service.page(reference, for: nadia)
            var bodies = Self.bodies(page)
            #expect(bodies.last == "\(Self.count - 1)" && bodies.count == TicketHistory.pageLength, "a page of hers is full")
            #expect(try await service.page(reference, for: nadia).timeline.allSatisfy { entry in !entry.isNew })
            while let older = page.older {
                page = try await service.page(reference, before: older, for: nadia)
                #expect(!page.isNewest)
                bodies = Self.bodies(page) + bodies
            }
            #expect(bodies == (0..<Self.count).filter { number in !number.isMultiple(of: 10) }.map(String.init))
        }
    }

    private static func bodies(_ page: RequestDetail) -> [String] {
        page.timeline.compactMap { entry in if case .message(let message, _) = entry.content { message.body } else { nil } }
    }
}
