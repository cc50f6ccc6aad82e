import SQL
import SQLTesting
import Testing

@Suite("The stamp of what is seen")
struct StampTests {
    private struct Seen: Sendable, Hashable {
        let stamp: DataStamp
        let value: Int
    }

    private func look(_ database: any Database, readingFirst: Bool) async throws -> Seen {
        try await database.read { tx in
            let before = try readingFirst ? tx.counter("a") : nil
            let stamp = try #require(try tx.stamp())
            return Seen(stamp: stamp, value: try before ?? tx.counter("a"))
        }
    }

    @Test("the same stamp never goes with two states, while others write", arguments: Engine.allCases)
    func exact(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let seen = try await withThrowingTaskGroup(of: [Seen].self) { group in
                group.addTask {
                    for _ in 0..<60 { try await database.write { tx in try tx.increment("a") } }
                    return []
                }
                for reader in 0..<4 {
                    group.addTask {
                        var seen: [Seen] = []
                        for _ in 0..<60 { seen.append(try await look(database, readingFirst: reader.isMultiple(of: 2))) }
                        return seen
                    }
                }
                return try await group.reduce(into: []) { all, part in all += part }
            }
            let states = Dictionary(grouping: seen, by: \.stamp).mapValues { group in Set(group.map(\.value)) }
            #expect(states.values.allSatisfy { values in values.count == 1 })
        }
    }

    @Test("a state that nothing changes soon has a stamp that was seen", arguments: Engine.allCases)
    func kept(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            var stamps: Set<DataStamp> = []
            for _ in 0..<40 { stamps.insert(try await look(database, readingFirst: false).stamp) }
            // Each of the four connections of SQLite has its own. What other bases of a PostgreSQL server do
            // makes new ones, and tests share a server.
            if engine == .sqlite { #expect(stamps.count <= 4) }
            try await database.write { tx in try tx.increment("a") }
            for _ in 0..<40 {
                let stamp = try await look(database, readingFirst: true).stamp
                #expect(!stamps.contains(stamp))
            }
        }
    }

    @Test("what writes has none: it sees more than was committed", arguments: Engine.allCases)
    func writing(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let stamp = try await database.write { tx in try tx.stamp() }
            #expect(stamp == nil)
        }
    }
}
