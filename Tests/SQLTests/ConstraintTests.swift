import SQL
import SQLTesting
import Testing

@Suite("Constraints")
struct ConstraintTests {
    private func error(_ engine: Engine, of statement: SQL) async throws -> DatabaseError? {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in try tx.run("INSERT INTO unit (id, code) VALUES (100, 'A')") }
            return await #expect(throws: DatabaseError.self) {
                try await database.write { tx in try tx.run(statement) }
            }
        }
    }

    @Test("UNIQUE", arguments: Engine.allCases)
    func unique(_ engine: Engine) async throws {
        let name = engine == .sqlite ? "unit.code" : "unit_code_key"
        #expect(try await error(engine, of: "INSERT INTO unit (code) VALUES ('A')") == .uniqueViolation(name))
        let key = engine == .sqlite ? "unit.id" : "unit_pkey"
        #expect(try await error(engine, of: "INSERT INTO unit (id, code) VALUES (100, 'B')") == .uniqueViolation(key))
    }

    @Test("FOREIGN KEY", arguments: Engine.allCases)
    func foreignKey(_ engine: Engine) async throws {
        let error = try await error(engine, of: "INSERT INTO person (unit_id) VALUES (99)")
        guard case .foreignKeyViolation = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("ON DELETE CASCADE", arguments: Engine.allCases)
    func cascade(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO unit (id, code) VALUES (1, 'A')")
                try tx.run("INSERT INTO person (unit_id) VALUES (1), (1), (NULL)")
                #expect(try tx.run("DELETE FROM unit") == 1)
                #expect(try tx.value("SELECT COUNT(*) FROM person", as: Int.self) == 1)
            }
        }
    }

    @Test("CHECK", arguments: Engine.allCases)
    func check(_ engine: Engine) async throws {
        let name = engine == .sqlite ? "age >= 0" : "person_age_check"
        #expect(try await error(engine, of: "INSERT INTO person (age) VALUES (-1)") == .constraintViolation(name))
    }

    @Test("NOT NULL", arguments: Engine.allCases)
    func notNull(_ engine: Engine) async throws {
        let nobody: String? = nil
        #expect(
            try await error(engine, of: "INSERT INTO unit (code) VALUES (\(nobody))") == .constraintViolation("unit.code"))
    }

    @Test("a value of another type is refused", arguments: Engine.allCases)
    func type(_ engine: Engine) async throws {
        #expect(try await error(engine, of: "INSERT INTO person (age) VALUES (\("old"))") != nil)
    }
}
