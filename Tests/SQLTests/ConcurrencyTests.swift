import SQL
import SQLTesting
import Testing

@Suite("Concurrency")
struct ConcurrencyTests {
    @Test("eight who increment one counter lose nothing", arguments: Engine.allCases)
    func increments(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<50 { try await database.write { tx in try tx.increment("a") } }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { tx in try tx.counter("a") } == 400)
        }
    }

    @Test("a crowd on one row is served to the last", arguments: Engine.allCases)
    func hotRow(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<300 { group.addTask { try await database.write { tx in try tx.increment("a") } } }
                try await group.waitForAll()
            }
            let value = try await database.read { tx in try tx.counter("a") }
            #expect(value == 300)
        }
    }

    @Test("two who decide on what the other changes cannot both be right", arguments: Engine.allCases)
    func writeSkew(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            for _ in 0..<30 {
                try await database.write { tx in try tx.run("UPDATE counter SET value = 1") }
                // Each may go down to 0 as long as the sum stays at least 1.
                await withTaskGroup(of: Void.self) { group in
                    for name in ["a", "b"] {
                        group.addTask {
                            _ = try? await database.write { tx in
                                let sum: Int = try tx.value("SELECT SUM(value) FROM counter") ?? 0
                                guard sum > 1 else { throw Refused() }
                                try tx.run("UPDATE counter SET value = 0 WHERE name = \(name)")
                            }
                        }
                    }
                }
                #expect(try await database.read { tx in try tx.value("SELECT SUM(value) FROM counter") } == 1)
            }
        }
    }

    @Test("a write that fails among others fails alone", arguments: Engine.allCases)
    func failingAmongOthers(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.run("INSERT INTO unit (id, code) VALUES (\(number), \("\(number)"))")
                                switch number % 4 {
                                case 1: throw Refused()
                                case 2: try tx.run("INSERT INTO unit (code) VALUES (\("\(number)"))")
                                default: break
                                }
                            }
                            return (number, true)
                        } catch {
                            return (number, false)
                        }
                    }
                }
                return await group.reduce(into: []) { all, one in all.append(one) }
            }
            let succeeded = outcomes.filter(\.1).map(\.0).sorted()
            #expect(succeeded == (0..<200).filter { number in number % 4 == 0 || number % 4 == 3 })
            let stored: [Int] = try await database.read { tx in try tx.values("SELECT id FROM unit ORDER BY id") }
            #expect(stored == succeeded)
        }
    }

    @Test("many readers and writers at once all get an answer", arguments: Engine.allCases)
    func crowd(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        if number.isMultiple(of: 3) {
                            try await database.write { tx in try tx.run("INSERT INTO person (age) VALUES (\(number))") }
                        } else {
                            try await database.read { tx in try tx.value("SELECT COUNT(*) FROM person") ?? 0 }
                        }
                    }
                }
                for try await count in group { #expect((0...100).contains(count)) }
            }
            #expect(try await database.read { tx in try tx.value("SELECT COUNT(*) FROM person") } == 100)
        }
    }

    @Test("two who open the same database see each other's writes", arguments: Engine.allCases)
    func twoNodes(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            let one = try await openDatabase(engine, at: location)
            let other = try await openDatabase(engine, at: location)
            try await Migrator(sample).migrate(one)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for database in [one, other, one, other] {
                    group.addTask {
                        for _ in 0..<25 { try await database.write { tx in try tx.increment("a") } }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await other.read { tx in try tx.counter("a") } == 100)
            try await one.close()
            #expect(try await other.read { tx in try tx.counter("a") } == 100)
            try await other.close()
        }
    }
}
