@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Batches, new tickets and search of the workbench")
struct DeskBatchTests {
    @Test("a batch does what it can and says what it could not", arguments: Engine.allCases)
    func batch(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let ids = world.ids
            let theo = try await world.signedIn(ids.theo)
            let free = try await world.ticket()
            let pauls = try await world.ticket(assignee: ids.paul, state: .inProgress)
            let over = try await world.ticket(assignee: ids.theo, state: .resolved)
            let hidden = try await world.ticket(in: ids.health)
            let outcomes = try await world.service.batch(.take, on: [free, pauls, over, hidden], by: theo)
            #expect(outcomes.map(\.failure) == [nil, .taken, .notOpen, .notFound])
            #expect(try await world.current(free).assignee == ids.theo)
            #expect(try await world.current(pauls).assignee == ids.paul)
            let assigned = try await world.service.batch(.assign(ids.paul), on: [free, pauls, hidden], by: theo)
            #expect(assigned.map(\.failure) == [nil, .nothingChanges, .notFound])
            let foreign = try await world.service.batch(.assign(ids.lea), on: [free], by: theo)
            #expect(foreign.map(\.failure) == [.notOfTeam])
            let moved = try await world.service.batch(.transfer(ids.network), on: [free, pauls, over], by: theo)
            #expect(moved.map(\.failure) == [nil, nil, .notOpen])
            #expect(try await world.current(free).team == ids.network)
            // Closed since the page was shown.
            let admin = try await world.administrator()
            _ = try await CatalogueAdministration(world.portal).saveTeam(
                ids.training, key: "", name: "training", section: try await world.current(hidden).section, level: 1,
                isActive: false, by: admin)
            let closed = try await world.service.batch(.transfer(ids.training), on: [free, pauls], by: theo)
            #expect(closed.map(\.failure) == [.unknownTeam, .unknownTeam])
        }
    }

    private func quick(_ world: DeskWorld, _ change: (inout QuickTicket) -> Void = { _ in }) -> QuickTicket {
        var quick = QuickTicket(
            requester: world.ids.nadia, kind: .incident, title: " Plus de réseau ", description: "Au 3e étage",
            service: world.ids.workstation, category: world.ids.cables, impact: .high, urgency: .high, team: nil,
            channel: .phone, token: "once")
        change(&quick)
        return quick
    }

    @Test("a quick ticket is made once, for its service's team, with a due date", arguments: Engine.allCases)
    func opening(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let asked = quick(world)
            let first = try await world.service.open(asked, by: theo)
            let second = try await world.service.open(asked, by: theo)
            #expect(first == second)
            let ticket = try await world.current(first)
            #expect(ticket.title == "Plus de réseau")
            #expect(ticket.team == world.ids.support)
            #expect(ticket.requester == world.ids.nadia)
            #expect(ticket.priority == .urgent)
            #expect(ticket.channel == .phone)
            #expect(ticket.dueAt == world.portal.calendar.due(from: world.clock.now, workingDays: 0))
            let hits = try await DeskSearchService(world.portal).search(.init(text: "reseau etage"), of: theo).hits
            #expect(hits.map(\.row.reference) == [first])
            // As a request of the portal, it is found by who asks, and then by whom it is for.
            func found(_ text: String) async throws -> [TicketReference] {
                try await DeskSearchService(world.portal).search(.init(text: text), of: theo).hits.map(\.row.reference)
            }
            #expect(try await found("belkacem ") == [first])
            #expect(try await found("fontaine ") == [])
            try await world.service.qualify(
                first,
                as: Qualification(
                    kind: ticket.kind, category: ticket.category, impact: ticket.impact, urgency: ticket.urgency,
                    beneficiary: world.ids.lea), revision: ticket.revision, by: theo)
            #expect(try await found("fontaine ") == [first])
        }
    }

    @Test("a quick ticket in a confidential service is confidential", arguments: Engine.allCases)
    func openingConfidential(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let martine = try await world.signedIn(world.ids.martine)
            let asked = quick(world) { quick in (quick.service, quick.category) = (world.ids.health, world.ids.sickness) }
            let reference = try await world.service.open(asked, by: martine)
            #expect(try await world.current(reference).isConfidential)
            let helene = try await world.signedIn(world.ids.helene)
            await #expect(throws: NotFound.self) { _ = try await world.service.ticket(reference, of: helene) }
            #expect(try await DeskSearchService(world.portal).search(.init(text: "reseau"), of: helene).hits.isEmpty)
            #expect(try await DeskSearchService(world.portal).search(.init(text: "\(reference)"), of: helene).exact == nil)
            #expect(try await world.service.personSheet(world.ids.nadia, of: helene).rows.isEmpty)
        }
    }

    @Test("a quick ticket that makes no sense is refused, and draws no number", arguments: Engine.allCases)
    func refused(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let cases: [(DeskRefusal, QuickTicket)] = [
                (.emptyTitle, quick(world) { quick in quick.title = " " }),
                (.emptyDescription, quick(world) { quick in quick.description = "\n" }),
                (.longTitle(limit: 200), quick(world) { quick in quick.title = String(repeating: "a", count: 201) }),
                (.unknownService, quick(world) { quick in quick.service = ServiceID(999) }),
                (.unknownCategory, quick(world) { quick in quick.category = world.ids.sickness }),
                (.unknownCategory, quick(world) { quick in quick.category = world.ids.retired }),
                (.unknownTeam, quick(world) { quick in quick.team = world.ids.care }),
                (.unknownPerson, quick(world) { quick in quick.requester = world.ids.gone }),
            ]
            for (refusal, asked) in cases {
                await #expect(throws: DeskRefusals([refusal])) { _ = try await world.service.open(asked, by: theo) }
            }
            let nothing = quick(world) { quick in
                (quick.title, quick.description, quick.service, quick.category) = ("", "", nil, nil)
            }
            await #expect(throws: DeskRefusals([.emptyTitle, .emptyDescription, .unknownService, .unknownCategory])) {
                _ = try await world.service.open(nothing, by: theo)
            }
            let nadia = try await world.signedIn(world.ids.nadia)
            await #expect(throws: NotAllowed.self) { _ = try await world.service.open(quick(world), by: nadia) }
            let drawn = try await world.portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM ticket_number") as Int? }
            #expect(drawn == 0)
        }
    }

    @Test("search goes by date or by relevance, a page after another, and straight to a number", arguments: Engine.allCases)
    func searching(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let best = try await world.ticket(title: "Clavier, clavier et clavier", description: "clavier")
            for _ in 0..<30 { _ = try await world.ticket(title: "Écran", description: "Il est près du clavier de l’accueil") }
            let search = DeskSearchService(world.portal)
            for order in DeskSearchService.Order.allCases {
                var request = DeskSearchService.Request(text: "claviers", order: order)
                let first = try await search.search(request, of: theo)
                #expect(first.hits.count == DeskSearchService.pageSize)
                #expect(first.next != nil)
                request.after = first.next
                let second = try await search.search(request, of: theo)
                #expect(second.next == nil)
                let all = (first.hits + second.hits).map(\.row.reference)
                #expect(Set(all).count == 31)
                #expect(order == .date ? all.last == best : all.first == best)
                let shown = try #require(first.hits.first)
                #expect(shown.excerpt.pieces.contains { piece in piece.isMatch && piece.text == "clavier" })
            }
            #expect(try await search.search(.init(text: "n° \(best)"), of: theo).exact == best)
            #expect(try await search.search(.init(text: "clavier", kind: .request), of: theo).hits.isEmpty)
            #expect(try await search.search(.init(text: "clavier", isOpen: false), of: theo).hits.isEmpty)
            #expect(try await search.search(.init(text: "\" AND ' % _ OR"), of: theo).hits.isEmpty)
        }
    }

    @Test("a caller is found by name without accents, by staff number, by the end of a number", arguments: Engine.allCases)
    func persons(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let service = world.service
            let (theo, nadia) = (try await world.signedIn(world.ids.theo), try await world.signedIn(world.ids.nadia))
            await #expect(throws: NotAllowed.self) { _ = try await service.persons(matching: "theo", by: nadia) }
            await #expect(throws: NotAllowed.self) { _ = try await service.technicians(of: world.ids.support, by: nadia) }
            await #expect(throws: NotAllowed.self) { _ = try await service.personSheet(world.ids.theo, of: nadia) }
            for text in ["theo mar", "A1002", "1002", "05 61 00 1002"] {
                let found = try await service.persons(matching: text, by: theo)
                #expect(found.map(\.id) == [world.ids.theo])
            }
            for text in ["guy", "%", "", "zzz"] {
                let found = try await service.persons(matching: text, by: theo)
                #expect(found.isEmpty)
            }
        }
    }
}
