import SQL
import SQLTesting
import Testing

@Suite("Migrations")
struct MigratorTests {
    private let one = Migration("one", sql: "CREATE TABLE one (id {identity}, size {real}, data {blob}) {strict};")
    private let two = Migration("two", sql: "CREATE TABLE two (id {int} PRIMARY KEY); INSERT INTO two VALUES (2);")

    @Test("a fresh database gets every step, once", arguments: Engine.allCases)
    func fresh(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            let database = try await openDatabase(engine, at: location)
            let migrator = Migrator([one, two])
            #expect(try await migrator.status(of: database) == Migrator.Status(current: 0, pending: ["one", "two"]))
            #expect(try await migrator.migrate(database) == ["one", "two"])
            #expect(try await migrator.status(of: database) == Migrator.Status(current: 2, pending: []))
            #expect(try await migrator.migrate(database) == [])
            #expect(try await database.read { tx in try tx.values("SELECT id FROM two") } == [2])
            let applied = try await database.read { tx in
                try tx.all("SELECT number, name, applied_at FROM schema_migration ORDER BY number") { row in
                    #expect(try row[2] as Int64 > 1_700_000_000_000)
                    return "\(try row[0] as Int) \(try row[1] as String)"
                }
            }
            #expect(applied == ["1 one", "2 two"])
            try await database.close()
        }
    }

    @Test("a later version applies what is missing", arguments: Engine.allCases)
    func later(_ engine: Engine) async throws {
        try await withDatabase(engine, [one]) { database in
            let status = try await Migrator([one, two]).status(of: database)
            #expect(status == Migrator.Status(current: 1, pending: ["two"]))
            let applied = try await Migrator([one, two]).migrate(database)
            #expect(applied == ["two"])
        }
    }

    @Test("a database that is too new is refused", arguments: Engine.allCases)
    func newer(_ engine: Engine) async throws {
        try await withDatabase(engine, [one, two]) { database in
            await #expect(throws: MigrationError.newer(found: 2, known: 1)) { try await Migrator([one]).migrate(database) }
            await #expect(throws: MigrationError.newer(found: 2, known: 1)) {
                try await Migrator([one]).status(of: database)
            }
        }
    }

    @Test("a step applied under another name is refused", arguments: Engine.allCases)
    func renamed(_ engine: Engine) async throws {
        try await withDatabase(engine, [one]) { database in
            let migrator = Migrator([Migration("uno", sql: ""), two])
            await #expect(throws: MigrationError.renamed(number: 1, applied: "one", known: "uno")) {
                try await migrator.migrate(database)
            }
        }
    }

    @Test("a step that fails leaves nothing of itself, and the ones before it", arguments: Engine.allCases)
    func failing(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bad = Migration("bad", sql: "CREATE TABLE three (id {int}); INSERT INTO nowhere VALUES (1);")
            let error = await #expect(throws: MigrationError.self) { try await Migrator([one, bad, two]).migrate(database) }
            guard case .failed(2, "bad", .engine) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let status = try await Migrator([one, two]).status(of: database)
            #expect(status.current == 1)
            await #expect(throws: DatabaseError.self) {
                try await database.read { tx in try tx.exists("SELECT 1 FROM three") }
            }
            // Mended, it passes.
            let applied = try await Migrator([one, two]).migrate(database)
            #expect(applied == ["two"])
        }
    }

    @Test("nodes that start together apply each step once", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        try await withDatabaseLocation(engine) { location in
            var nodes: [any Database] = []
            for _ in 0..<4 { nodes.append(try await openDatabase(engine, at: location)) }
            let migrator = Migrator([one, two])
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for node in nodes { group.addTask { try await migrator.migrate(node) } }
                return try await group.reduce(into: []) { all, names in all += names }
            }
            #expect(applied.sorted() == ["one", "two"])
            for node in nodes { try await node.close() }
        }
    }

    @Test("a table is built again without harm to what refers to it", arguments: Engine.allCases)
    func rebuild(_ engine: Engine) async throws {
        let rebuild = Migration("rebuild") { engine in
            switch engine {
            case .sqlite:
                """
                CREATE TABLE new_unit (id {identity}, code TEXT NOT NULL UNIQUE CHECK (code <> '')) {strict};
                INSERT INTO new_unit SELECT id, code FROM unit;
                DROP TABLE unit;
                ALTER TABLE new_unit RENAME TO unit;
                """
            case .postgres: "ALTER TABLE unit ADD CHECK (code <> '');"
            }
        }
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO unit (id, code) VALUES (1, 'A')")
                try tx.run("INSERT INTO person (unit_id) VALUES (1)")
            }
            try await Migrator(sample + [rebuild]).migrate(database)
            #expect(try await database.read { tx in try tx.values("SELECT unit_id FROM person") } == [1])
            let refused: [SQL] = [
                "INSERT INTO unit (code) VALUES ('')", "INSERT INTO person (unit_id) VALUES (9)",
            ]
            for statement in refused {
                await #expect(throws: DatabaseError.self) { try await database.write { tx in try tx.run(statement) } }
            }
        }
    }

    @Test("a step that breaks a foreign key is undone", arguments: [Engine.sqlite, .postgres])
    func brokenForeignKey(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let bad = Migration("bad", sql: "INSERT INTO person (unit_id) VALUES (99);")
            await #expect(throws: (any Error).self) { try await Migrator(sample + [bad]).migrate(database) }
            let isThere = try await database.read { tx in try tx.exists("SELECT 1 FROM person") }
            #expect(!isThere)
        }
    }

    @Test("a trigger's body is one statement", arguments: [Engine.sqlite])
    func trigger(_ engine: Engine) async throws {
        let trigger = Migration(
            "trigger",
            sql: """
                CREATE TRIGGER count_people AFTER INSERT ON person BEGIN
                  UPDATE counter SET value = value + 1;
                  UPDATE counter SET value = value + 1 WHERE name = 'b';
                END;
                """)
        try await withDatabase(engine, sample + [trigger]) { database in
            try await database.write { tx in try tx.run("INSERT INTO person (name) VALUES ('a')") }
            #expect(try await database.read { tx in try tx.counter("b") } == 2)
        }
    }
}
