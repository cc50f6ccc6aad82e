@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Queues of the workbench")
struct DeskQueueTests {
    @Test("views hold what they say, and the rail counts it", arguments: Engine.allCases)
    func views(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let ids = world.ids
            let theo = try await world.signedIn(ids.theo)
            let free = try await world.ticket()
            let mine = try await world.ticket(assignee: ids.theo, state: .inProgress, dueIn: .days(3))
            let due = try await world.ticket(assignee: ids.theo, state: .inProgress, dueIn: .hours(2))
            let waiting = try await world.ticket(assignee: ids.theo, state: .inProgress, dueIn: .hours(1))
            try await world.service.wait(waiting, for: Waiting(reason: .supplier), telling: nil, revision: 1, by: theo)
            let pauls = try await world.ticket(assignee: ids.paul, state: .inProgress)
            try await world.service.watch(pauls, by: theo)
            let resolved = try await world.ticket(assignee: ids.paul, state: .resolved)
            _ = try await world.ticket(in: ids.health)
            func rows(_ view: DeskView) async throws -> Set<TicketReference> {
                let queue = try await world.service.queue(QueueQuery(view: view), of: theo)
                #expect(queue.count == queue.rows.count)
                #expect(view.count(in: queue.frame.counts) == queue.rows.count)
                return Set(queue.rows.map(\.reference))
            }
            #expect(try await rows(.toTake) == [free])
            #expect(try await rows(.mine) == [mine, due, waiting])
            #expect(try await rows(.dueToday) == [due])
            #expect(try await rows(.waiting) == [waiting])
            #expect(try await rows(.watched) == [pauls])
            #expect(try await rows(.team(ids.support)) == [free, mine, due, waiting, pauls])
            #expect(try await rows(.resolved(ids.support)) == [resolved])
            await #expect(throws: NotFound.self) { _ = try await rows(.team(ids.network)) }
        }
    }

    @Test("what the rail counts is true at once after each change, however often it was counted", arguments: Engine.allCases)
    func countsFollow(_ engine: Engine) async throws {
        try await DeskWorld.with(engine, keepsCounts: true) { world in
            let theo = try await world.signedIn(world.ids.theo)
            func counts() async throws -> [Int] {
                var seen: Set<[Int]> = []
                for _ in 0..<12 {
                    let counts = try await world.service.frame(of: theo).counts
                    seen.insert([counts.mine, counts.toTake, counts.watched])
                }
                #expect(seen.count == 1)
                return seen.first ?? []
            }
            #expect(try await counts() == [0, 0, 0])
            let ticket = try await world.ticket()
            #expect(try await counts() == [0, 1, 0])
            try await world.service.take(ticket, revision: 1, by: theo)
            #expect(try await counts() == [1, 0, 0])
            try await world.service.watch(ticket, by: theo)
            #expect(try await counts() == [1, 0, 1])
            try await world.service.unwatch(ticket, by: theo)
            #expect(try await counts() == [1, 0, 0])
        }
    }

    @Test("pages by key give every ticket once, in every order", arguments: Engine.allCases)
    func pages(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            for index in 0..<120 {
                // Many are due at the same moment: the key decides between them.
                _ = try await world.ticket(title: "Ticket \(index)", dueIn: .hours(Int64(index % 3)))
                if index % 10 == 0 { world.clock.advance(.minutes(1)) }
            }
            for order in TicketFilter.Order.allCases {
                var query = QueueQuery(view: .team(world.ids.support), order: order)
                var seen: [TicketReference] = []
                repeat {
                    let queue = try await world.service.queue(query, of: theo)
                    #expect(queue.count == 120)
                    seen += queue.rows.map(\.reference)
                    query.after = queue.next
                } while query.after != nil && seen.count <= 120
                #expect(seen.count == 120)
                #expect(Set(seen).count == 120)
            }
        }
    }

    @Test("filters narrow a queue: words, kind, priority, number", arguments: Engine.allCases)
    func filters(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let printer = try await world.ticket(title: "Imprimante en panne")
            let screen = try await world.ticket(title: "Écran noir", description: "Depuis ce matin")
            func rows(_ change: (inout QueueQuery) -> Void) async throws -> [TicketReference] {
                var query = QueueQuery(view: .team(world.ids.support))
                change(&query)
                return try await world.service.queue(query, of: theo).rows.map(\.reference)
            }
            #expect(try await rows { query in query.text = "imprimantes " } == [printer])
            #expect(try await rows { query in query.text = "impri" } == [printer])
            #expect(try await rows { query in query.text = "ecran" } == [screen])
            #expect(try await rows { query in query.text = "I-\(screen)" } == [screen])
            #expect(try await rows { query in query.text = "100 % \\ ' \"" }.isEmpty)
            #expect(try await rows { query in query.kind = .request }.isEmpty)
            #expect(try await rows { query in query.priority = .high }.isEmpty)
        }
    }

    @Test("a ticket of a section one has left is not in « À traiter » either", arguments: Engine.allCases)
    func leftSection(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let reference = try await world.ticket(in: world.ids.health, assignee: world.ids.theo, state: .inProgress)
            let theo = try await world.signedIn(world.ids.theo)
            let queue = try await world.service.queue(QueueQuery(view: .mine), of: theo)
            #expect(queue.rows.isEmpty)
            #expect(queue.frame.counts.mine == 0)
            // Watching, or being the requester, opens the portal's page, not the workbench's.
            try await world.portal.database.write { tx in
                let id: TicketID = try #require(try tx.value("SELECT id FROM ticket WHERE number = \(reference.number)"))
                _ = try WatcherStore.add(world.ids.theo, to: id, in: tx)
            }
            #expect(try await world.service.queue(QueueQuery(view: .watched), of: theo).rows.isEmpty)
        }
    }

    @Test("the statements of a page do not grow with the tickets", arguments: Engine.allCases)
    func statements(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            var reference = try await world.ticket(assignee: world.ids.theo, state: .inProgress)
            func count(_ page: () async throws -> Void) async throws -> Int {
                try await page()
                world.database.forget()
                try await page()
                return world.database.statements.count
            }
            func costs() async throws -> [Int] {
                let query = QueueQuery(view: .mine, ticket: reference)
                return [
                    try await count { _ = try await world.service.queue(QueueQuery(view: .mine), of: theo) },
                    try await count { _ = try await world.service.queue(query, of: theo) },
                    try await count { _ = try await world.service.ticketPage(reference, of: theo) },
                    try await count { _ = try await world.service.today(of: theo) },
                    try await count { _ = try await DeskSearchService(world.portal).search(.init(text: "imprimante"), of: theo) },
                ]
            }
            let few = try await costs()
            for index in 0..<40 {
                reference = try await world.ticket(assignee: world.ids.theo, state: .inProgress)
                for _ in 0..<(index % 4) {
                    try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: theo)
                }
            }
            let many = try await costs()
            #expect(many.dropLast() == few.dropLast())
            // A word that fills a page of results is not looked for as the beginning of one.
            #expect(many[4] < few[4])
            #expect(few[0] <= 5)
            #expect(few.max() ?? 0 <= 14)
        }
    }
}
