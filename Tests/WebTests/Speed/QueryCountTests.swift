@testable import Application
import Domain
import HTTPTypes
import SQL
import SQLTesting
import Storage
import Testing

@testable import Web

/// The statements of a page are counted, not timed: a page that asks once for each row of a list is found
/// on small data already. The pages are taken from the router, so that a new one cannot be forgotten.
@Suite("Statements of a page")
struct QueryCountTests {
    /// What is asked beside the routes: lists in their other views, searches that find something.
    private static let more: [Visitor: [String]] = [
        .requester: [
            "/search?q=materiel", "/search/suggestions?q=mat", "/requests?tab=open", "/requests?tab=finished",
            "/requests?tab=drafts", "/requests?tab=watched", "/lookups/persons?q=prenom", "/lookups/units?q=unite",
            "/lookups/places?q=site", "/forms?letter=D",
        ],
        .team: [
            "/desk/queue?view=mine", "/desk/queue?view=to-take", "/desk/queue?view=waiting", "/desk/search?q=imprimante",
            "/desk/new?q=prenom",
        ],
        .administrator: ["/admin/persons?q=prenom", "/admin/rights/new?q=prenom", "/admin/forms?q=remplir"],
    ]

    @Test("does not grow with the data, whatever the page", arguments: Engine.allCases)
    func constant(_ engine: Engine) async throws {
        try await AccessWorld.with(engine) { world in
            let few = try await Self.counts(world)
            #expect(few.count > 60, "only \(few.count) pages answered")
            try await MoreData(world).insert(40)
            let many = try await Self.counts(world)
            for (page, count) in few.sorted(by: { left, right in left.key < right.key }) {
                let later = many[page] ?? -1
                // What was empty may ask one thing more once it holds something, never one for each row.
                #expect(later <= count + 3, "\(page): \(count) statements on little data, \(later) on more")
                #expect(later <= 20, "\(page): \(later) statements")
            }
        }
    }

    /// The statements of each page that answers 200, by who asks and what.
    private static func counts(_ world: AccessWorld) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for visitor in [Visitor.requester, .team, .administrator] {
            for route in world.routes where route.method == .get {
                // Twice: the first call fills what is kept in memory.
                _ = try await world.call(route, as: visitor, on: .plain)
                let count = try await measure(world) { try await world.call(route, as: visitor, on: .plain).status }
                if let count { counts["\(visitor) \(route.pattern)"] = count }
            }
            for path in more[visitor] ?? [] {
                let count = try await measure(world) { try await world.get(path, as: visitor, on: .plain).status }
                #expect(count != nil, "\(path)")
                counts["\(visitor) \(path)"] = count
            }
        }
        return counts
    }

    private static func measure(_ world: AccessWorld, _ page: () async throws -> Int) async throws -> Int? {
        world.database.forget()
        guard try await page() == 200 else { return nil }
        // The first transaction begins the session of the test.
        return world.database.transactions.dropFirst().map(\.statements.count).reduce(0, +)
    }
}

/// More of everything that a page may list.
private struct MoreData {
    let world: AccessWorld

    init(_ world: AccessWorld) { self.world = world }

    func insert(_ count: Int) async throws {
        let (world, now) = (world, world.portal.clock.now)
        let target = try #require(world.targets[.plain])
        let (requester, technician) = (try world.person(.requester, on: .plain), try world.person(.team, on: .plain))
        try await world.portal.database.write { tx in
            let ticket: TicketID = try #require(
                try tx.value("SELECT id FROM ticket WHERE number = \(target.reference.number)"))
            let model = try #require(try TicketStore.ticket(ticket, in: tx))
            for index in 0..<count {
                let person = NewPerson(staffNumber: "PLUS-\(index)", firstName: "Prénom", lastName: "Plus\(index)")
                let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
                _ = try RightStore.grant(.technician, to: id, team: model.team, by: nil, at: now, in: tx)
                _ = try WatcherStore.add(id, to: ticket, in: tx)
                _ = try DirectoryStore.saveUnit(key: "U\(index)", name: "Unité \(index)", parent: nil, in: tx)
                _ = try DirectoryStore.savePlace(
                    key: "S\(index)", kind: .site, name: "Site \(index)", address: nil, parent: nil, in: tx)
                _ = try DirectoryStore.saveGroup(key: "g\(index)", name: "Groupe \(index)", in: tx)
                _ = try CatalogueStore.saveCategory(key: "c\(index)", name: "Catégorie \(index)", section: model.section, in: tx)
                _ = try CatalogueStore.saveTeam(
                    key: "t\(index)", name: "Équipe \(index)", section: model.section, level: 2, in: tx)
                try talk(on: ticket, index, requester, technician, at: now, in: tx)
                try another(like: model, index, requester, technician, at: now, in: tx)
                try tx.run(
                    """
                    INSERT INTO job(kind, arguments, state, run_at, created_at, finished_at)
                    VALUES ('notify', '1', 'failed', \(now), \(now), \(now))
                    """)
                try draft(index, model.service, requester, at: now, in: tx)
            }
            try SettingStore.touchCatalogue(at: now, in: tx)
        }
    }

    private func talk(
        on ticket: TicketID, _ index: Int, _ requester: PersonID, _ technician: PersonID, at now: Instant, in tx: any Transaction
    ) throws {
        let author = index.isMultiple(of: 2) ? requester : technician
        let message = try MessageStore.insert(
            on: ticket, by: author, isPrivate: false, side: author == requester ? .requester : .desk, body: "Message \(index)",
            token: nil, at: now, in: tx
        ).id
        _ = try AttachmentStore.insert(
            .init(sha256: [UInt8](repeating: UInt8(index), count: 32), name: "f\(index).png", mediaType: "image/png", size: 3),
            ticket: ticket, message: message, by: author, at: now, in: tx)
        let events = try EventStore.append(
            [Event(.messagePosted, of: .ticket(ticket), by: author, at: now, message: message)], in: tx)
        for event in events {
            for person in [requester, technician] { try NotificationProbe.tell(person, of: event, ticket, at: now, in: tx) }
        }
    }

    private func another(
        like model: Ticket, _ index: Int, _ requester: PersonID, _ technician: PersonID, at now: Instant, in tx: any Transaction
    ) throws {
        var ticket = model
        ticket.reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
        ticket.title = "Imprimante \(index)"
        ticket.state = index.isMultiple(of: 2) ? .new : .inProgress
        ticket.assignee = index.isMultiple(of: 2) ? nil : technician
        let id = try TicketStore.insert(ticket, in: tx)
        try TicketIndexing.index(id, texts: [ticket.title], in: tx)
        try EventStore.append([Event(.ticketCreated, of: .ticket(id), by: requester, at: now)], in: tx)
    }

    private func draft(_ index: Int, _ service: ServiceID, _ requester: PersonID, at now: Instant, in tx: any Transaction) throws
    {
        let key = "plus-\(index)"
        let json = Array(
            """
            {"schema":1,"key":"\(key)","service":"postes","kind":"request","title":{"fr":"Demander du matériel \(index)"},
             "summary":{"fr":"Pour un poste."},"delay":{"workingDays":2},
             "route":{"team":"support","category":"materiel","impact":"low","urgency":"low"},
             "pages":[{"key":"besoin","title":{"fr":"Besoin"},"questions":[
               {"key":"motif","type":"shortText","required":true,"label":{"fr":"Pourquoi ?"}}]}]}
            """.utf8)
        let loaded = try FormLibrary.load(try FormReader.read(json), json: json, service: service, by: nil, at: now, in: tx)
        try FormStore.publish(loaded.form, version: loaded.version, service: service, at: now, in: tx)
        try DraftStore.insert(
            .init(
                person: requester, requester: requester, form: loaded.form, version: 1, beneficiary: nil, channel: .portal,
                inputs: [:], seal: [UInt8](repeating: 7, count: 16)), at: now, in: tx)
        // Its definition is no longer in memory.
        if index.isMultiple(of: 2) { try FormStore.withdraw(loaded.form, successor: nil, in: tx) }
    }
}
