import SQL
import SQLTesting
import Testing

@Suite("Statements")
struct StatementTests {
    @Test("hostile text is a value wherever it is put", arguments: Engine.allCases)
    func hostileText(_ engine: Engine) async throws {
        let hostile = "x'); DELETE FROM person; --"
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO person (name) VALUES (\(hostile)), ('other')")
                #expect(try tx.values("SELECT name FROM person WHERE name = \(hostile)", as: String.self) == [hostile])
                #expect(try tx.value("SELECT \(hostile) || '!'", as: String.self) == hostile + "!")
                #expect(try tx.value("SELECT COUNT(*) FROM person", as: Int.self) == 2)
            }
        }
    }

    @Test("a question mark in a literal, a name or a comment is no parameter", arguments: Engine.allCases)
    func questionMarks(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.read { tx in
                let row = try tx.first(
                    """
                    SELECT 'why? it''s' AS "a ?", /* ? */ \(1) + 1, -- ?
                    \("yes?")
                    """
                ) { row in (try row[0] as String, try row[1] as Int, try row[2] as String) }
                #expect(row?.0 == "why? it's")
                #expect(row?.1 == 2)
                #expect(row?.2 == "yes?")
            }
        }
    }

    @Test("a parameter without a value is refused", arguments: Engine.allCases)
    func missingValue(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            await #expect(throws: DatabaseError.self) { try await database.read { tx in try tx.exists("SELECT ?") } }
        }
    }

    @Test("a list matches its values, an empty one matches nothing", arguments: Engine.allCases)
    func lists(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                for age in 0..<10 { try tx.run("INSERT INTO person (age, name) VALUES (\(age), \("n\(age)"))") }
                func ages(_ condition: SQL) throws -> [Int] {
                    try tx.values("SELECT age FROM person WHERE \(condition) ORDER BY age")
                }
                #expect(try ages("age IN \(.list([] as [Int]))").isEmpty)
                #expect(try ages("age IN \(.list([4]))") == [4])
                #expect(try ages("age IN \(.list([1, 3, 5]))") == [1, 3, 5])
                #expect(try ages("age IN \(.list(0..<100))").count == 10)
                #expect(try ages("age NOT IN \(.list(2..<10))") == [0, 1])
                #expect(try ages("name IN \(.list(["n7", "n8", "'", ""])) AND age > \(7)") == [8])
            }
        }
    }

    @Test("parts are joined, each with its own values", arguments: Engine.allCases)
    func joined(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let rows: [SQL] = [("a", 1), ("b", 2), ("c", 3)].map { name, age in "(\(name), \(age))" }
                try tx.run("INSERT INTO person (name, age) VALUES \(.joined(rows, separator: ", "))")
                var conditions: [SQL] = ["age > \(1)"]
                conditions.append("name <> \("c")")
                var query: SQL = "SELECT name FROM person WHERE " + .joined(conditions, separator: " AND ")
                query.append(" ORDER BY \(raw: "age DESC") LIMIT \(10) OFFSET \(0)")
                #expect(try tx.values(query, as: String.self) == ["b"])
            }
        }
    }

    @Test("`run` says how many rows changed", arguments: Engine.allCases)
    func changes(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let changed = [
                    try tx.run("INSERT INTO person (name, age) VALUES ('a', 1), ('b', 1), ('c', 2)"),
                    try tx.run("UPDATE person SET age = age WHERE age = \(1)"),
                    try tx.run("SELECT id FROM person"),
                    try tx.run("UPDATE person SET age = 3 WHERE age = 99"),
                    try tx.run("CREATE TABLE other (id INTEGER)"),
                    try tx.run("DELETE FROM person"),
                    try tx.run("DELETE FROM person"),
                    try tx.runEach((0..<1_000).map { age in "INSERT INTO person (age) VALUES (\(age))" }),
                    try tx.runEach([]),
                ]
                #expect(changed == [3, 2, 0, 0, 0, 3, 0, 1_000, 0])
                #expect(try tx.value("SELECT SUM(age) FROM person", as: Int.self) == 499_500)
            }
        }
    }

    @Test("RETURNING gives what was written", arguments: Engine.allCases)
    func returning(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let first = try tx.first("INSERT INTO unit (code) VALUES ('A') RETURNING id, code") { row in
                    (try row[0] as Int64, try row[1] as String)
                }
                #expect(first?.1 == "A")
                let all = try tx.all("INSERT INTO unit (code) VALUES ('B'), ('C') RETURNING code") { row in
                    try row[0] as String
                }
                #expect(all.sorted() == ["B", "C"])
                // Reading the first row alone writes them all.
                #expect(try tx.value("UPDATE unit SET code = code || '2' RETURNING code", as: String.self) != nil)
                #expect(try tx.values("SELECT code FROM unit ORDER BY code", as: String.self) == ["A2", "B2", "C2"])
            }
        }
    }

    @Test("ON CONFLICT updates or does nothing", arguments: Engine.allCases)
    func onConflict(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let upsert: SQL = """
                    INSERT INTO counter (name, value) VALUES (\("a"), \(5))
                    ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value
                    """
                let changed = [
                    try tx.run(upsert), try tx.run(upsert),
                    try tx.run("INSERT INTO counter (name, value) VALUES ('a', 0) ON CONFLICT DO NOTHING"),
                ]
                #expect(changed == [1, 1, 0])
                #expect(try tx.counter("a") == 10)
            }
        }
    }

    @Test("CTEs and window functions", arguments: Engine.allCases)
    func modernSQL(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let numbers: [Int] = try await database.read { tx in
                try tx.values(
                    """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(5))
                    SELECT SUM(i) OVER (ORDER BY i) FROM n ORDER BY i
                    """)
            }
            #expect(numbers == [1, 3, 6, 10, 15])
        }
    }

    @Test("text is ordered and compared by its bytes, LIKE minds case", arguments: Engine.allCases)
    func collation(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                for name in ["b", "B", "a", "é", "_", "Z"] { try tx.run("INSERT INTO person (name) VALUES (\(name))") }
                #expect(
                    try tx.values("SELECT name FROM person ORDER BY name", as: String.self)
                        == ["B", "Z", "_", "a", "b", "é"])
                #expect(try tx.values("SELECT name FROM person WHERE name LIKE 'b%'", as: String.self) == ["b"])
            }
        }
    }

    @Test("`first` is nil and `all` is empty without rows", arguments: Engine.allCases)
    func noRows(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.read { tx in
                let first = try tx.first("SELECT id FROM person") { row in try row[0] as Int64 }
                let all = try tx.all("SELECT id FROM person") { row in try row[0] as Int64 }
                #expect(first == nil && all.isEmpty)
                #expect(try tx.value("SELECT id FROM person", as: Int64.self) == nil)
                #expect(try tx.exists("SELECT id FROM person") == false)
                #expect(try tx.exists("SELECT 1 FROM counter"))
            }
        }
    }

    @Test("the same text with values of other types", arguments: Engine.allCases)
    func typesVary(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let values: [(SQLValue, SQLValue)] = [
                    (.text("a"), .integer(1)), (.null, .integer(2)), (.text("c"), .null), (.null, .null),
                    (.text("e"), .integer(5)),
                ]
                for (name, age) in values { try tx.run("INSERT INTO person (name, age) VALUES (\(name), \(age))") }
                let read = try tx.all("SELECT name, age FROM person ORDER BY id") { row in
                    let name: String? = try row[0], age: Int? = try row[1]
                    return "\(name ?? "-")\(age ?? 0)"
                }
                #expect(read == ["a1", "-2", "c0", "-0", "e5"])
            }
        }
    }

    @Test("an unknown table is an error of the engine", arguments: Engine.allCases)
    func syntax(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            for text in ["SELECT 1 FROM nowhere", "SELEC 1", ""] as [SQL] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.read { tx in try tx.exists(text) }
                }
                guard case .engine = error else {
                    Issue.record("\(text.text): \(String(describing: error))")
                    return
                }
            }
        }
    }
}
