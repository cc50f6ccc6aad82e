import SQL
import SQLTesting
import Testing

@Suite("Opening and closing")
struct ClosingTests {
    @Test("what was committed is there when the database is opened again", arguments: Engine.allCases)
    func reopened(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            let first = try await openDatabase(engine, at: location)
            try await Migrator(sample).migrate(first)
            try await first.write { tx in try tx.run("UPDATE counter SET value = 5") }
            try await first.close()
            let second = try await openDatabase(engine, at: location)
            #expect(try await second.read { tx in try tx.counter("a") } == 5)
            try await second.close()
        }
    }

    @Test("a closed database refuses everything, and closing twice is no error", arguments: Engine.allCases)
    func closed(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            let database = try await openDatabase(engine, at: location)
            try await Migrator(sample).migrate(database)
            try await database.close()
            try await database.close()
            let closed = DatabaseError.unavailable("the database is closed")
            await #expect(throws: closed) { try await database.read { tx in try tx.counter("a") } }
            await #expect(throws: closed) { try await database.write { tx in try tx.counter("a") } }
            await #expect(throws: closed) { try await database.writeSchema { tx in try tx.counter("a") } }
        }
    }

    @Test("closing under load answers everyone: done, or refused", arguments: Engine.allCases)
    func closedUnderLoad(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            let database = try await openDatabase(engine, at: location)
            try await Migrator(sample).migrate(database)
            let tasks = (0..<200).map { number in
                Task {
                    do {
                        try await database.write { tx in try tx.run("INSERT INTO person (age) VALUES (\(number))") }
                        return number
                    } catch DatabaseError.unavailable {
                        return -1
                    }
                }
            }
            _ = try await tasks[0].value
            try await database.close()
            var acknowledged: [Int] = []
            for task in tasks { acknowledged.append(try await task.value) }
            let again = try await openDatabase(engine, at: location)
            let stored: [Int] = try await again.read { tx in try tx.values("SELECT age FROM person ORDER BY age") }
            #expect(stored == acknowledged.filter { number in number >= 0 }.sorted())
            try await again.close()
        }
    }

    @Test("a place that cannot be reached is said so", arguments: Engine.allCases)
    func unreachable(_ engine: Engine) async throws {
        let nowhere = engine == .sqlite ? "/nowhere/at/all.sqlite" : "host=/nowhere dbname=x"
        let error = await #expect(throws: DatabaseError.self) { try await openDatabase(engine, at: nowhere) }
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
