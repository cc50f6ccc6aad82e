import SQL
import SQLTesting
import Testing

/// What only a server can do to us.
@Suite("PostgreSQL")
struct PostgresTests {
    @Test("a connection that the server closed while it was idle is replaced unnoticed")
    func closedWhileIdle() async throws {
        try await withDatabaseLocation(.postgres) { location in
            let database = try await openDatabase(.postgres, at: location, connections: 1)
            let other = try await openDatabase(.postgres, at: location, connections: 1)
            try await Migrator(sample).migrate(database)
            for _ in 0..<3 {
                _ = try await database.read { tx in try tx.counter("a") }
                try await other.terminateTheOthers()
                _ = try await database.read { tx in try tx.counter("a") }
                try await other.terminateTheOthers()
                try await database.write { tx in try tx.increment("a") }
                try await other.terminateTheOthers()
                try await Migrator(sample).migrate(database)
            }
            let value = try await database.read { tx in try tx.counter("a") }
            #expect(value == 3)
            try await database.close()
            try await other.close()
        }
    }

    @Test("a transaction whose connection breaks fails as unavailable and leaves nothing")
    func brokenInside() async throws {
        try await withDatabase(.postgres, sample) { database in
            for _ in 0..<3 {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { tx in
                        try tx.run("UPDATE counter SET value = 9")
                        _ = try tx.exists("SELECT pg_terminate_backend(pg_backend_pid())")
                    }
                }
                guard case .unavailable = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                let value = try await database.read { tx in try tx.counter("a") }
                #expect(value == 0)
            }
        }
    }

    @Test("a statement prepared before the schema changed works after it")
    func schemaChange() async throws {
        try await withDatabase(.postgres, sample) { database in
            let select: SQL = "SELECT * FROM counter WHERE name = \("a")"
            let alterations = [
                "ALTER TABLE counter ADD COLUMN note TEXT", "ALTER TABLE counter ALTER COLUMN value TYPE INTEGER",
            ]
            for alteration in alterations {
                _ = try await database.read { tx in try tx.first(select) { row in try row[1] as Int } }
                try await database.writeSchema { tx in try tx.runScript(alteration) }
                let value = try await database.read { tx in try tx.first(select) { row in try row[1] as Int } }
                #expect(value == 0)
            }
        }
    }

    @Test("a database whose text would be ordered or stored otherwise is refused")
    func wrongDatabase() async throws {
        try await withDatabaseLocation(.postgres) { location in
            let database = try await openDatabase(.postgres, at: location)
            let encoding: String? = try await database.read { tx in try tx.value("SHOW server_encoding") }
            #expect(encoding == "UTF8")
            try await database.close()
        }
    }

    @Test("integers are computed in 64 bits, and fit where PostgreSQL wants them")
    func integersInContext() async throws {
        try await withDatabase(.postgres, sample) { database in
            try await database.read { tx in
                let big: Int64 = 3_000_000_000
                let sum: Int64? = try tx.value("SELECT \(big) + \(1)")
                #expect(sum == big + 1)
                let limited: [String] = try tx.values("SELECT name FROM counter ORDER BY name LIMIT \(1) OFFSET \(1)")
                #expect(limited == ["b"])
                let compared: Bool? = try tx.value("SELECT \(1.5) > \(1)")
                #expect(compared == true)
                let cut: String? = try tx.value("SELECT substr(\("abc"), CAST(\(2) AS INTEGER))")
                #expect(cut == "bc")
            }
        }
    }
}

extension Database {
    /// Ends every other session of the database, and waits until it is so.
    fileprivate func terminateTheOthers() async throws {
        try await read { tx in
            let others: SQL = "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            _ = try tx.all("SELECT pg_terminate_backend(pid) FROM \(others)") { _ in 0 }
        }
        while try await read({ tx in
            try tx.exists("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        }) {
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
