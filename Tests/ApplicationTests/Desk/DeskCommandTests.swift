@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Commands of the workbench")
struct DeskCommandTests {
    @Test("taking assigns, begins, and is harmless when sent twice", arguments: Engine.allCases)
    func taking(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            try await world.service.take(reference, revision: 1, by: theo)
            try await world.service.take(reference, revision: 1, by: theo)
            let ticket = try await world.current(reference)
            #expect(ticket.assignee == world.ids.theo)
            #expect(ticket.state == .inProgress)
            #expect(ticket.revision == 2)
            #expect(try await world.events(reference) == [.ticketAssigned, .ticketStarted])
        }
    }

    @Test("a command on an older state is refused and changes nothing", arguments: Engine.allCases)
    func stale(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let paul = try await world.signedIn(world.ids.paul)
            let reference = try await world.ticket()
            try await world.service.take(reference, revision: 1, by: paul)
            let before = try await (world.current(reference), world.events(reference), world.jobs())
            await #expect(throws: TicketError.stale(current: 2)) {
                try await world.service.take(reference, revision: 1, by: theo)
            }
            await #expect(throws: TicketError.stale(current: 2)) {
                try await world.service.resolve(reference, telling: DeskPost(body: "Fait", token: "t"), revision: 1, by: theo)
            }
            await #expect(throws: TicketError.stale(current: 2)) {
                try await world.service.reply(
                    reference, DeskPost(body: "Bonjour", token: "u"), then: .wait, revision: 1, by: theo)
            }
            await #expect(throws: TicketError.stale(current: 2)) {
                _ = try await world.service.transfer(
                    reference, to: world.ids.network, note: DeskPost(body: "Pour vous", isPrivate: true), revision: 1, by: theo)
            }
            #expect(try await world.current(reference) == before.0)
            #expect(try await world.events(reference) == before.1)
            #expect(try await world.jobs() == before.2)
            #expect(try await world.messages(reference).isEmpty)
        }
    }

    @Test("only persons of the team are assigned; nobody is a choice", arguments: Engine.allCases)
    func assigning(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            await #expect(throws: DeskRefusal.notOfTeam) {
                try await world.service.assign(reference, to: world.ids.lea, revision: 1, by: theo)
            }
            await #expect(throws: DeskRefusal.notOfTeam) {
                try await world.service.assign(reference, to: world.ids.nadia, revision: 1, by: theo)
            }
            let jobs = try await world.jobs()
            try await world.service.assign(reference, to: world.ids.paul, revision: 1, by: theo)
            #expect(try await world.current(reference).state == .assigned)
            #expect(try await world.jobs() == jobs + 1)
            try await world.service.assign(reference, to: nil, revision: 2, by: theo)
            let ticket = try await world.current(reference)
            #expect(ticket.state == .new)
            #expect(ticket.assignee == nil)
            #expect(try await world.events(reference) == [.ticketAssigned, .ticketAssigned])
        }
    }

    @Test("a transfer takes the section along; the team that had it reads on", arguments: Engine.allCases)
    func transferring(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let helene = try await world.signedIn(world.ids.helene)
            let reference = try await world.ticket()
            await #expect(throws: NotFound.self) { _ = try await world.service.ticket(reference, of: helene) }
            let isVisible = try await world.service.transfer(
                reference, to: world.ids.training, note: DeskPost(body: "Pour une formation", isPrivate: true), revision: 1,
                by: theo)
            #expect(isVisible)
            let ticket = try await world.service.ticket(reference, of: helene)
            #expect(ticket.canHandle)
            #expect(ticket.ticket.team == world.ids.training)
            #expect(ticket.ticket.state == .new)
            #expect(try await world.events(reference) == [.notePosted, .ticketTransferred])
            #expect(try await world.service.ticket(reference, of: theo).canHandle == false)
            await #expect(throws: NotAllowed.self) { try await world.service.take(reference, revision: 2, by: theo) }
            await #expect(throws: NotAllowed.self) {
                try await world.service.reply(
                    reference, DeskPost(body: "note", isPrivate: true), then: .none, revision: nil, by: theo)
            }
            // Nor does it speak for the desk any more.
            await #expect(throws: NotAllowed.self) {
                try await world.service.reply(reference, DeskPost(body: "Bon courage"), then: .none, revision: nil, by: theo)
            }
            #expect(try await world.messages(reference).count == 1)
            #expect(try await world.current(reference).state == .new)
        }
    }

    @Test("a confidential ticket that is handed over is out of sight", arguments: Engine.allCases)
    func confidentialTransfer(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let martine = try await world.signedIn(world.ids.martine)
            let helene = try await world.signedIn(world.ids.helene)
            let reference = try await world.ticket(in: world.ids.health)
            await #expect(throws: NotFound.self) { _ = try await world.service.ticket(reference, of: helene) }
            let isVisible = try await world.service.transfer(
                reference, to: world.ids.training, note: nil, revision: 1, by: martine)
            #expect(!isVisible)
            await #expect(throws: NotFound.self) { _ = try await world.service.ticket(reference, of: martine) }
            #expect(try await world.service.ticket(reference, of: helene).canHandle)
        }
    }

    @Test("waiting has a reason, perhaps a date ahead and a message", arguments: Engine.allCases)
    func waiting(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket(assignee: world.ids.theo, state: .inProgress)
            let now = world.clock.now
            await #expect(throws: DeskRefusal.dateNotAhead) {
                try await world.service.wait(
                    reference, for: Waiting(reason: .delivery, until: now), telling: nil, revision: 1, by: theo)
            }
            let waiting = Waiting(reason: .delivery, until: now + .days(2))
            for (text, token) in [("Commandé", "a"), ("Commandé", "a"), ("Relancé", "b")] {
                try await world.service.wait(
                    reference, for: waiting, telling: DeskPost(body: text, token: token), revision: 1, by: theo)
            }
            #expect(try await world.current(reference).waiting == waiting)
            // Sent twice is posted once; what is new is kept though the ticket waits already.
            #expect(try await world.messages(reference).map(\.body) == ["Commandé", "Relancé"])
            try await world.service.resume(reference, revision: 2, by: theo)
            #expect(try await world.current(reference).state == .inProgress)
            #expect(try await world.events(reference) == [.messagePosted, .ticketWaiting, .messagePosted, .ticketResumed])
        }
    }

    @Test("qualifying recomputes the priority, and refuses what does not exist", arguments: Engine.allCases)
    func qualifying(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            var wanted = try await world.current(reference).qualification
            for category in [world.ids.retired, world.ids.sickness, CategoryID(999)] {
                wanted.category = category
                let asked = wanted
                await #expect(throws: DeskRefusal.unknownCategory) {
                    try await world.service.qualify(reference, as: asked, revision: 1, by: theo)
                }
            }
            wanted.category = world.ids.cables
            for person in [world.ids.gone, PersonID(999)] {
                wanted.beneficiary = person
                let asked = wanted
                await #expect(throws: DeskRefusal.unknownPerson) {
                    try await world.service.qualify(reference, as: asked, revision: 1, by: theo)
                }
            }
            wanted.beneficiary = world.ids.paul
            wanted.kind = .request
            wanted.impact = .high
            wanted.urgency = .high
            try await world.service.qualify(reference, as: wanted, revision: 1, by: theo)
            let ticket = try await world.current(reference)
            #expect(ticket.qualification == wanted)
            #expect(ticket.priority == .urgent)
            #expect(try await world.events(reference).allSatisfy { kind in kind == .ticketRequalified })
        }
    }

    @Test("qualifying as typed finds its person in the transaction that saves it", arguments: Engine.allCases)
    func typedQualification(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            func qualify(
                _ text: String, suggested: PersonID? = nil, picked: PersonID? = nil, isSearch: Bool = false,
                category: String? = "cables", revision: Int = 1
            ) async throws -> PersonMatches? {
                let person = TypedPerson(text: text, suggested: suggested, picked: picked, isSearch: isSearch)
                return try await world.service.qualify(
                    reference,
                    as: TypedQualification(kind: .request, categoryKey: category, impact: nil, urgency: nil, beneficiary: person),
                    revision: revision, by: theo)
            }
            world.database.forget()
            let search = try #require(try await qualify("fontaine", isSearch: true))
            #expect(search.chosen == nil && search.found?.map(\.id) == [world.ids.lea])
            let many = try #require(try await qualify("mar"))
            #expect(Set(many.found?.map(\.id) ?? []) == [world.ids.theo, world.ids.martine])
            #expect(world.database.transactions.count == 2)
            #expect(try await world.current(reference).revision == 1)
            await #expect(throws: DeskRefusal.unknownCategory) { _ = try await qualify("fontaine", category: "x") }
            await #expect(throws: DeskRefusal.unknownPerson) { _ = try await qualify("", picked: PersonID(999)) }
            await #expect(throws: TicketError.stale(current: 1)) { _ = try await qualify("fontaine", revision: 9) }
            #expect(try await qualify("fontaine") == nil)
            let ticket = try await world.current(reference)
            #expect(ticket.beneficiary == world.ids.lea && ticket.kind == .request && ticket.category == world.ids.cables)
            #expect(ticket.impact == .low)
            #expect(try await qualify("n’importe quoi", suggested: world.ids.paul, revision: 2) == nil)
            #expect(try await world.current(reference).beneficiary == world.ids.paul)
        }
    }

    @Test("resolving says what was done, once", arguments: Engine.allCases)
    func resolving(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            await #expect(throws: DeskRefusal.emptyMessage) {
                try await world.service.resolve(reference, telling: DeskPost(body: " \n "), revision: 1, by: theo)
            }
            for _ in 1...2 {
                try await world.service.resolve(
                    reference, telling: DeskPost(body: "Tambour remplacé", token: "same"), revision: 1, by: theo)
            }
            let ticket = try await world.current(reference)
            #expect(ticket.state == .resolved)
            #expect(ticket.assignee == world.ids.theo)
            #expect(try await world.messages(reference).map(\.body) == ["Tambour remplacé"])
            #expect(try await world.events(reference) == [.messagePosted, .ticketAssigned, .ticketResolved])
        }
    }

    @Test("watching is told once", arguments: Engine.allCases)
    func watching(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let lea = try await world.signedIn(world.ids.lea)
            let reference = try await world.ticket()
            try await world.service.watch(reference, by: lea)
            try await world.service.watch(reference, by: lea)
            #expect(try await world.service.ticket(reference, of: lea).isWatching)
            try await world.service.unwatch(reference, by: lea)
            try await world.service.unwatch(reference, by: lea)
            #expect(try await world.events(reference) == [.watcherAdded, .watcherRemoved])
        }
    }

    @Test("who may not see a ticket finds none, whatever the command", arguments: Engine.allCases)
    func unseen(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let ids = world.ids
            let plain = try await world.ticket()
            let confidential = try await world.ticket(in: ids.health)
            // Another section, the requester herself, a colleague of the section of a confidential service.
            for (reference, person) in [
                (plain, ids.helene), (plain, ids.nadia), (confidential, ids.helene), (confidential, ids.theo),
            ] {
                let me = try await world.signedIn(person)
                let service = world.service
                let commands: [@Sendable () async throws -> Void] = [
                    { _ = try await service.ticket(reference, of: me) },
                    { try await service.take(reference, revision: 1, by: me) },
                    { try await service.assign(reference, to: ids.paul, revision: 1, by: me) },
                    { _ = try await service.transfer(reference, to: ids.network, note: nil, revision: 1, by: me) },
                    { try await service.wait(reference, for: Waiting(reason: .supplier), telling: nil, revision: 1, by: me) },
                    { try await service.resume(reference, revision: 1, by: me) },
                    { try await service.resolve(reference, telling: DeskPost(body: "x"), revision: 1, by: me) },
                    { try await service.reply(reference, DeskPost(body: "x"), then: .none, revision: 1, by: me) },
                    { try await service.watch(reference, by: me) },
                    { try await service.unwatch(reference, by: me) },
                ]
                for command in commands { await #expect(throws: NotFound.self) { try await command() } }
            }
            #expect(try await world.events(plain).isEmpty)
            #expect(try await world.events(confidential).isEmpty)
        }
    }
}
