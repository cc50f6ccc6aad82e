@testable import Application
import Domain
import Foundation
import SQL
import Storage
import Testing

@testable import Web

@Suite("What a notification leads to")
struct NotificationLinkTests {
    /// Who reads the ticket, and where: as `access.txt` says of `GET /requests/…` and `GET /desk/tickets/…`.
    private static let places: [Confidentiality: [Visitor: String]] = [
        .plain: [
            .requester: "/requests/", .beneficiary: "/requests/", .watcher: "/requests/", .team: "/desk/tickets/",
            .otherTeam: "/desk/tickets/", .formerTeam: "/desk/tickets/",
        ],
        .confidential: [
            .requester: "/requests/", .beneficiary: "/requests/", .watcher: "/requests/", .team: "/desk/tickets/",
        ],
    ]

    @Test("leads each of those who may read the ticket to a page that answers", arguments: Confidentiality.allCases)
    func links(_ kind: Confidentiality) async throws {
        try await AccessWorld.with { world in
            try await Self.tellEverybody(world, kind)
            let target = try #require(world.targets[kind])
            for visitor in Visitor.allCases where visitor != .anonymous && visitor != .deactivated {
                let page = try await world.get(Paths.notifications, as: visitor, on: kind)
                #expect(page.status == 200)
                let found = page.text.values(of: "href").filter { path in path.hasSuffix("/\(target.reference)") }
                guard let place = Self.places[kind]?[visitor] else {
                    // Told once, and no reader any more: neither the title nor a link.
                    #expect(found.isEmpty && !page.text.contains(target.title), "\(visitor): \(found)")
                    continue
                }
                #expect(found == ["\(place)\(target.reference)"], "\(visitor)")
                for path in found {
                    #expect(try await world.get(path, as: visitor, on: kind).status == 200, "\(visitor) \(path)")
                }
            }
        }
    }

    @Test("leads a watcher who is a technician elsewhere to the requester’s page", arguments: Confidentiality.allCases)
    func watcherFromElsewhere(_ kind: Confidentiality) async throws {
        try await AccessWorld.with { world in
            let (person, target) = (try world.person(.otherSection, on: kind), try #require(world.targets[kind]))
            try await world.portal.database.write { tx in
                _ = try WatcherStore.add(person, to: try Self.ticket(target, in: tx), in: tx)
            }
            try await Self.tellEverybody(world, kind)
            let page = try await world.get(Paths.notifications, as: .otherSection, on: kind)
            let path = Paths.request(target.reference.description)
            #expect(page.text.values(of: "href").filter { link in link.hasSuffix("/\(target.reference)") } == [path])
            #expect(try await world.get(path, as: .otherSection, on: kind).status == 200)
        }
    }

    private static func tellEverybody(_ world: AccessWorld, _ kind: Confidentiality) async throws {
        let target = try #require(world.targets[kind])
        let people = try Visitor.allCases.filter { visitor in visitor != .anonymous }.map { try world.person($0, on: kind) }
        let now = world.portal.clock.now
        try await world.portal.database.write { tx in
            let ticket = try ticket(target, in: tx)
            let event = try #require(try EventStore.events(of: ticket, in: tx).last).id
            for person in people { try NotificationProbe.tell(person, of: event, ticket, at: now, in: tx) }
        }
    }

    private static func ticket(_ target: AccessWorld.Target, in tx: any ReadTransaction) throws -> TicketID {
        try #require(try tx.value("SELECT id FROM ticket WHERE number = \(target.reference.number)"))
    }
}
