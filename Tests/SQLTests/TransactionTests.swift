import SQL
import SQLTesting
import Testing

@Suite("Transactions")
struct TransactionTests {
    @Test("a read sees what was committed before it", arguments: Engine.allCases)
    func readYourWrites(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            for value in 1...20 {
                try await database.write { tx in try tx.run("UPDATE counter SET value = \(value) WHERE name = 'a'") }
                #expect(try await database.read { tx in try tx.counter("a") } == value)
            }
        }
    }

    @Test("a read refuses to write, even by RETURNING", arguments: Engine.allCases)
    func readOnly(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            for text in [
                "UPDATE counter SET value = 9 RETURNING value", "DELETE FROM counter RETURNING value",
                "INSERT INTO counter (name, value) VALUES ('c', 1) RETURNING value",
            ] as [SQL] {
                await #expect(throws: DatabaseError.self) { try await database.read { tx in try tx.exists(text) } }
            }
            let values: [Int] = try await database.read { tx in try tx.values("SELECT value FROM counter") }
            #expect(values == [0, 0])
        }
    }

    @Test("a read sees one state of the database", arguments: Engine.allCases)
    func snapshot(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let writing = Task {
                for _ in 0..<50 {
                    try await database.write { tx in try tx.run("UPDATE counter SET value = value + 1") }
                }
            }
            for _ in 0..<50 {
                let pair = try await database.read { tx in (try tx.counter("a"), try tx.counter("b")) }
                #expect(pair.0 == pair.1)
            }
            try await writing.value
        }
    }

    @Test("a body that throws leaves nothing, and its error comes out", arguments: Engine.allCases)
    func rollback(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            await #expect(throws: Refused.self) {
                try await database.write { tx in
                    try tx.run("UPDATE counter SET value = 7")
                    throw Refused()
                }
            }
            await #expect(throws: Refused.self) { try await database.write { _ in throw Refused() } }
            await #expect(throws: Refused.self) { try await database.read { _ in throw Refused() } }
            let value = try await database.read { tx in try tx.counter("a") }
            #expect(value == 0)
        }
    }

    @Test("a body without statements is a transaction too", arguments: Engine.allCases)
    func nothing(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let written = try await database.write { _ in 1 }
            let read = try await database.read { _ in 2 }
            #expect(written + read == 3)
        }
    }

    @Test("a write whose statement failed fails, even if the body goes on", arguments: Engine.allCases)
    func swallowedError(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    try tx.run("UPDATE counter SET value = 7 WHERE name = 'a'")
                    #expect(throws: DatabaseError.self) { try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)") }
                    #expect(throws: DatabaseError.self) { try tx.exists("SELECT 1") }
                }
            }
            guard case .uniqueViolation = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let value = try await database.read { tx in try tx.counter("a") }
            #expect(value == 0)
        }
    }

    @Test("a decoding error leaves the transaction usable", arguments: Engine.allCases)
    func decodingError(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                #expect(throws: DatabaseError.unexpectedColumn(0)) { try tx.value("SELECT 'a'", as: Int.self) }
                #expect(throws: Refused.self) {
                    try tx.all("SELECT name FROM counter") { _ in throw Refused() } as [Int]
                }
                try tx.run("UPDATE counter SET value = 7")
            }
            #expect(try await database.read { tx in try tx.counter("a") } == 7)
        }
    }

    @Test("no statement runs while another's rows are decoded", arguments: Engine.allCases)
    func nested(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.read { tx in
                    try tx.all("SELECT name FROM counter") { row in try tx.counter(row[0]) }
                }
            }
        }
    }

    @Test("a cancelled task does not lose an acknowledged write", arguments: Engine.allCases)
    func cancellation(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let tasks = (0..<40).map { number in
                Task {
                    do {
                        try await database.write { tx in
                            try tx.run("INSERT INTO person (age) VALUES (\(number))")
                        }
                        return number
                    } catch is CancellationError {
                        return -1
                    }
                }
            }
            for task in tasks { task.cancel() }
            var acknowledged: [Int] = []
            for task in tasks { acknowledged.append(try await task.value) }
            let stored: [Int] = try await database.read { tx in try tx.values("SELECT age FROM person ORDER BY age") }
            #expect(stored == acknowledged.filter { number in number >= 0 }.sorted())
            // A write does not look at the cancellation at all.
            #expect(stored.count == 40)
        }
    }

    @Test("a cancelled task begins no read", arguments: Engine.allCases)
    func cancelledRead(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await database.read { tx in try tx.exists("SELECT 1") }
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}
