@testable import Application
import Blobs
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Synchronization
import Testing

/// Two sections, four teams, a confidential service, and people, for tests of the workbench.
struct DeskWorld {
    let portal: Portal
    let database: CountingDatabase
    let clock: DeskClock
    let ids: Ids

    struct Ids: Sendable {
        var support: TeamID
        var network: TeamID
        var care: TeamID
        var training: TeamID
        var workstation: ServiceID
        var health: ServiceID
        var printing: CategoryID
        var cables: CategoryID
        var retired: CategoryID
        var sickness: CategoryID
        var nadia: PersonID
        var theo: PersonID
        var paul: PersonID
        var lea: PersonID
        var martine: PersonID
        var helene: PersonID
        var gone: PersonID
    }

    var service: DeskService { DeskService(portal) }

    /// - Parameter keepsCounts: as the server does; statements are not counted then.
    static func with(
        _ engine: Engine, keepsCounts: Bool = false, _ body: (DeskWorld) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_desk_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(engine, Schema.migrations) { plain in
            let database = CountingDatabase(plain, givingStamps: keepsCounts)
            let clock = DeskClock()
            let portal = Portal(database: database, blobs: blobs, clock: Clock { clock.now })
            let ids = try await database.write { tx in try people(at: clock.now, in: tx) }
            try await body(DeskWorld(portal: portal, database: database, clock: clock, ids: ids))
        }
    }

    private static func people(at now: Instant, in tx: any Transaction) throws -> Ids {
        func section(_ key: String, _ position: Int) throws -> SectionID {
            try CatalogueStore.saveSection(
                key: key, name: LocalizedText(fr: key), summary: nil, hue: .info, icon: "x", position: position, in: tx)
        }
        let it = try section("it", 1)
        let hr = try section("hr", 2)
        func team(_ key: String, _ section: SectionID) throws -> TeamID {
            try CatalogueStore.saveTeam(key: key, name: key, section: section, level: 1, in: tx)
        }
        let support = try team("support", it)
        let network = try team("network", it)
        let care = try team("care", hr)
        let training = try team("training", hr)
        func service(_ key: String, _ section: SectionID, _ team: TeamID, confidential: Bool) throws -> ServiceID {
            try CatalogueStore.save(
                .init(
                    key: key, section: section, name: LocalizedText(fr: key), summary: nil, icon: "x", team: team,
                    isConfidential: confidential, privacy: nil, position: 1), in: tx)
        }
        func category(_ key: String, _ section: SectionID, isActive: Bool = true) throws -> CategoryID {
            try CatalogueStore.saveCategory(key: key, name: key, section: section, isActive: isActive, in: tx)
        }
        func person(_ number: String, _ first: String, _ last: String, team: TeamID? = nil) throws -> PersonID {
            let person = NewPerson(staffNumber: number, firstName: first, lastName: last, phone: "05 61 00 \(number.dropFirst())")
            let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            if let team { _ = try RightStore.grant(.technician, to: id, team: team, by: nil, at: now, in: tx) }
            return id
        }
        let ids = Ids(
            support: support, network: network, care: care, training: training,
            workstation: try service("workstation", it, support, confidential: false),
            health: try service("health", hr, care, confidential: true), printing: try category("printing", it),
            cables: try category("cables", it), retired: try category("retired", it, isActive: false),
            sickness: try category("sickness", hr), nadia: try person("A1001", "Nadia", "Belkacem"),
            theo: try person("A1002", "Théo", "Marchand", team: support),
            paul: try person("A1003", "Paul", "Kerven", team: support),
            lea: try person("A1004", "Léa", "Fontaine", team: network),
            martine: try person("A1005", "Martine", "Vanhoutte", team: care),
            helene: try person("A1006", "Hélène", "Descamps", team: training), gone: try person("A1007", "Guy", "Parti"))
        try PersonStore.setActive(ids.gone, false, at: now, in: tx)
        return ids
    }

    /// Somebody signed in, with the rights they have now.
    func signedIn(_ id: PersonID) async throws -> SignedIn {
        let now = clock.now
        return try await portal.database.read { tx in
            SignedIn(
                person: try #require(try PersonStore.person(id, in: tx)), actor: try RightStore.actor(for: id, in: tx), csrf: [],
                tokenHash: [], isShared: false, expiresAt: now, endsAt: now, unreadCount: 0)
        }
    }

    /// A ticket of Nadia's, new, in the hands of nobody.
    func ticket(
        title: String = "Imprimante en panne", description: String = "Elle clignote", in service: ServiceID? = nil,
        assignee: PersonID? = nil, state: TicketState = .new, dueIn span: Span = .hours(8)
    ) async throws -> TicketReference {
        let (ids, now) = (ids, clock.now)
        let isHealth = service == ids.health
        return try await portal.database.write { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let team = isHealth ? ids.care : ids.support
            let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            let id = try TicketStore.insert(
                Ticket(
                    id: TicketID(0), reference: reference, kind: .incident, state: state, title: title,
                    description: description, submission: nil, requester: ids.nadia, beneficiary: ids.nadia,
                    section: try #require(catalogue.team(team)).section, service: service ?? ids.workstation,
                    category: isHealth ? ids.sickness : ids.printing, impact: .low, urgency: .low, priority: .low, team: team,
                    assignee: assignee, place: nil, channel: .portal, waiting: nil, dueAt: now + span, createdAt: now,
                    updatedAt: now, resolvedAt: state == .resolved ? now : nil, closedAt: nil, isConfidential: isHealth,
                    revision: 1), in: tx)
            try TicketIndexing.index(id, texts: [title, description], in: tx)
            try EventStore.append(Event(.ticketCreated, of: .ticket(id), by: ids.nadia, at: now, after: "new"), in: tx)
            return reference
        }
    }

    func current(_ reference: TicketReference) async throws -> Ticket {
        try await portal.database.read { tx in
            let id: TicketID = try #require(
                try tx.value("SELECT id FROM ticket WHERE number = \(reference.number) AND part = \(reference.part)"))
            return try #require(try TicketStore.ticket(id, in: tx))
        }
    }

    /// What happened to a ticket since it was made.
    func events(_ reference: TicketReference) async throws -> [EventKind] {
        let id = try await current(reference).id
        return try await portal.database.read { tx in
            try EventStore.events(of: id, in: tx).dropFirst().map(\.event.kind)
        }
    }

    func messages(_ reference: TicketReference) async throws -> [Message] {
        let id = try await current(reference).id
        return try await portal.database.read { tx in try MessageStore.messages(of: id, includingPrivate: true, in: tx) }
    }

    func jobs() async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM job") } ?? 0
    }
}

/// A clock that moves when a test says so; it starts on a Tuesday at 9 h in Paris.
final class DeskClock: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_763_452_800_000))

    var now: Instant { moment.withLock { moment in moment } }

    func advance(_ span: Span) { moment.withLock { moment in moment = moment + span } }
}
