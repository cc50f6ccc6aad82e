import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// The permission is written twice, as a query and as `Policy`: here both answer about random worlds.
@Suite struct VisibilityTests {
    @Test("the query of tickets and the policy agree on everybody and every ticket", arguments: Engine.allCases)
    func agreement(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            for seed: UInt64 in [1, 2, 3] {
                let world = try await database.write { tx in
                    var random = SeededGenerator(seed: seed)
                    return try TicketWorld(&random, in: tx)
                }
                var seen = (requester: 0, workbench: 0, nothing: 0)
                for person in world.persons {
                    let answers = try await database.read { tx in try Self.answers(for: person, on: world.tickets, in: tx) }
                    for answer in answers {
                        #expect(answer.query == answer.policy, "seed \(seed), person \(person), ticket \(answer.ticket)")
                        if answer.query.workbench { seen.workbench += 1 } else if answer.query.anywhere { seen.requester += 1 }
                        if !answer.query.anywhere { seen.nothing += 1 }
                    }
                }
                // A world where everybody sees all, or nothing, would prove nothing.
                #expect(min(seen.requester, seen.workbench, seen.nothing) > 50, "\(seen)")
            }
        }
    }

    private struct Sight: Equatable { var anywhere, workbench: Bool }

    private static func answers(
        for person: PersonID, on tickets: [TicketReference], in tx: any ReadTransaction
    ) throws -> [(ticket: TicketReference, query: Sight, policy: Sight)] {
        let actor = try RightStore.actor(for: person, in: tx)
        return try tickets.map { reference in
            let query = Sight(
                anywhere: try TicketStore.ticket(reference, visibleTo: actor, in: tx) != nil,
                workbench: try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx) != nil)
            let id: TicketID = try #require(try tx.value("SELECT id FROM ticket WHERE number = \(reference.number)"))
            let ticket = try #require(try TicketStore.ticket(id, in: tx))
            let facts = try TicketStore.facts(of: ticket, for: actor, in: tx)
            let policy = Policy(actor)
            #expect(!policy.canHandle(facts) || policy.canSeeAsTechnician(facts))
            return (
                reference, query, Sight(anywhere: policy.canSee(facts), workbench: policy.canSeeAsTechnician(facts))
            )
        }
    }

    @Test("a list holds what its reader may see, and all of it", arguments: Engine.allCases)
    func lists(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let world = try await database.write { tx in
                var random = SeededGenerator(seed: 7)
                return try TicketWorld(&random, in: tx)
            }
            for person in world.persons {
                try await database.read { tx in
                    let actor = try RightStore.actor(for: person, in: tx)
                    for filter in world.filters(person) {
                        let rows = try TicketList.rows(filter, after: nil, limit: 1_000, for: actor, in: tx)
                        let all: [Int64] = try tx.values("SELECT number FROM ticket")
                        let expected = try all.map { TicketReference(number: $0) }.filter { reference in
                            let ticket =
                                filter.place == .workbench
                                ? try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx)
                                : try TicketStore.ticket(reference, visibleTo: actor, in: tx)
                            return try ticket.map { ticket in try world.holds(filter.scope, ticket, in: tx) } ?? false
                        }
                        #expect(Set(rows.map(\.reference)) == Set(expected), "\(person) \(filter.scope)")
                        #expect(try TicketList.count(filter, for: actor, in: tx) == expected.count, "\(person) \(filter.scope)")
                    }
                }
            }
        }
    }
}
