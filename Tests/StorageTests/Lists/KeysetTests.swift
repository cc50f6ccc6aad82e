import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// Page 900 of a list costs what page 1 costs: both engines begin at the last row seen, by an index, and
/// read as many rows as they show.
@Suite("Pages by key")
struct KeysetTests {
    private static let pageLength = 10
    private static let pages = 900

    @Test("the queue of a team, in each order", arguments: Engine.allCases)
    func queues(_ engine: Engine) async throws {
        try await KeysetWorld.with(engine, tickets: Self.pageLength * (Self.pages + 100)) { world in
            for stage in [TicketFilter.Stage.open, .toTake] {
                for order in TicketFilter.Order.allCases {
                    let filter = TicketFilter(scope: .team(world.team), stage: stage, order: order, place: .workbench)
                    let last = try await world.lastRow(before: Self.pages, length: Self.pageLength, filter)
                    try await world.compare("\(stage) by \(order)", table: "t", rowsPerPage: Self.pageLength) { position, tx in
                        try TicketList.rows(
                            filter, after: position ? last : nil, limit: Self.pageLength, for: world.actor, in: tx
                        ).count
                    }
                }
            }
        }
    }

    @Test("the notifications of a person", arguments: Engine.allCases)
    func notifications(_ engine: Engine) async throws {
        try await KeysetWorld.with(engine, tickets: Self.pageLength * (Self.pages + 100)) { world in
            // The newest come first.
            let last = NotificationID(Int64(Self.pageLength * 101))
            try await world.compare("notifications", table: "n", rowsPerPage: Self.pageLength) { position, tx in
                try NotificationStore.list(of: world.actor, before: position ? last : nil, limit: Self.pageLength, in: tx).count
            }
        }
    }

    @Test("the rights of the administration", arguments: Engine.allCases)
    func rights(_ engine: Engine) async throws {
        try await KeysetWorld.with(engine, tickets: Self.pageLength * (Self.pages + 100)) { world in
            try await world.grantOwners(Self.pageLength * (Self.pages + 100))
            let last = try await world.ownerRight(Self.pageLength * (Self.pages - 1))
            try await world.compare("rights", table: "r", rowsPerPage: Self.pageLength) { position, tx in
                try RightStore.list(
                    after: position ? last : nil, words: [], groups: [], limit: Self.pageLength, in: tx
                ).count
            }
        }
    }

    @Test("the persons of the administration", arguments: Engine.allCases)
    func persons(_ engine: Engine) async throws {
        try await KeysetWorld.with(engine, tickets: Self.pageLength * (Self.pages + 100)) { world in
            try await world.compare("persons", table: "p", rowsPerPage: Self.pageLength) { position, tx in
                // Names are numbered in the order of their keys.
                let row = Int64(Self.pageLength * (Self.pages - 1))
                return try PersonStore.list(
                    after: position ? PersonID(row) : nil, words: [], onlyInactive: false,
                    limit: Self.pageLength, in: tx
                ).count
            }
        }
    }
}
