import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// Pages by key: whatever their length, they hold the same rows in the same order, each once.
@Suite struct PaginationTests {
    @Test("pages of every length make the same list, equal values included", arguments: Engine.allCases)
    func pages(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let world = try await database.write { tx in
                var random = SeededGenerator(seed: 11)
                return try TicketWorld(&random, in: tx)
            }
            let technician = try #require(world.persons.last)
            try await database.read { tx in
                let actor = try RightStore.actor(for: technician, in: tx)
                let scope = TicketFilter.Scope.teams(Set(world.teams))
                for order in TicketFilter.Order.allCases {
                    let filter = TicketFilter(scope: scope, stage: .all, order: order, place: .workbench)
                    let whole = try TicketList.rows(filter, after: nil, limit: 1_000, for: actor, in: tx)
                    #expect(whole.count > 10)
                    #expect(whole.map(\.id) == Self.sorted(whole, order).map(\.id), "\(order)")
                    let values = Set(whole.map { row in TicketList.position(of: row, in: order).value })
                    #expect(values.count < whole.count, "no two rows of equal value: the test proves nothing")
                    for length in [1, 2, 3, 7, whole.count, whole.count + 1] {
                        var read: [TicketRow] = []
                        var position: ListPosition?
                        while true {
                            let page = try TicketList.rows(filter, after: position, limit: length, for: actor, in: tx)
                            read += page
                            guard page.count == length, let last = page.last, read.count <= whole.count else { break }
                            let text = TicketList.position(of: last, in: order).text
                            let next: ListPosition = try #require(ListPosition(text: text))
                            position = next
                        }
                        #expect(read == whole, "\(order), \(length) a page")
                    }
                }
            }
        }
    }

    /// What the order means, without SQL.
    private static func sorted(_ rows: [TicketRow], _ order: TicketFilter.Order) -> [TicketRow] {
        rows.sorted { left, right in
            switch order {
            case .due: (left.dueAt, left.id) < (right.dueAt, right.id)
            case .priority: (left.priority.rawValue, left.id) < (right.priority.rawValue, right.id)
            case .newest: (left.createdAt, left.id) > (right.createdAt, right.id)
            case .updated: (left.updatedAt, left.id) > (right.updatedAt, right.id)
            }
        }
    }

    @Test(
        "an address that is no position of a list is none",
        arguments: ["", "1", "1.", ".1", "1.2.3", "a.1", "1.a", "1.0", "99999999999999999999.1"])
    func positions(_ text: String) { #expect(ListPosition(text: text) == nil) }
}
