import SQL
import SQLTesting
import Testing

@Suite("Values")
struct ValueTests {
    @Test("integers come back, the extreme ones too", arguments: Engine.allCases)
    func integers(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let numbers: [Int64] = [0, 1, -1, 255, -256, 1 << 31, -(1 << 31) - 1, 1 << 53, .max, .min]
            try await database.write { tx in
                for number in numbers { try tx.run("INSERT INTO unit (id, code) VALUES (\(number), \("\(number)"))") }
            }
            let read: [Int64] = try await database.read { tx in try tx.values("SELECT id FROM unit ORDER BY id") }
            #expect(read == numbers.sorted())
            let texts: [String] = try await database.read { tx in try tx.values("SELECT code FROM unit ORDER BY id") }
            #expect(texts == numbers.sorted().map { number in "\(number)" })
        }
    }

    @Test("reals come back bit for bit", arguments: Engine.allCases)
    func reals(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let numbers: [Double] = [
                0, 1, -1, 0.1, 1.0 / 3.0, .pi, -2.5e-300, 1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
                .leastNormalMagnitude, .leastNonzeroMagnitude, 9_007_199_254_740_992, .infinity, -.infinity,
            ]
            let read: [Double] = try await database.write { tx in
                for number in numbers { try tx.run("INSERT INTO person (size) VALUES (\(number))") }
                return try tx.values("SELECT size FROM person ORDER BY id")
            }
            #expect(read.map(\.bitPattern) == numbers.map(\.bitPattern))
        }
    }

    @Test("texts come back byte for byte", arguments: Engine.allCases)
    func texts(_ engine: Engine) async throws {
        let texts = [
            "", " ", "a", "'; DROP TABLE person; --", "\"quoted\" ? $1 \\ %_", "é", "e\u{301}", "œuvre à l’été",
            "👩🏽‍🚒🇫🇷", "\u{1}\t\n\r\u{7F}\u{FFFD}", "NULL", "\\x41",
        ]
        try await withDatabase(engine, sample) { database in
            let read: [String] = try await database.write { tx in
                for text in texts { try tx.run("INSERT INTO person (name) VALUES (\(text))") }
                return try tx.values("SELECT name FROM person ORDER BY id")
            }
            // As bytes: for String, é is e followed by its accent.
            #expect(read.map { text in Array(text.utf8) } == texts.map { text in Array(text.utf8) })
        }
    }

    @Test("a text of some megabytes comes back", arguments: Engine.allCases)
    func hugeText(_ engine: Engine) async throws {
        let text = String(repeating: "Mairie d’Évry — ", count: 200_000)
        try await withDatabase(engine, sample) { database in
            let read: String? = try await database.write { tx in
                try tx.value("INSERT INTO person (name) VALUES (\(text)) RETURNING name")
            }
            #expect(read == text)
        }
    }

    @Test("bytes come back: none, all values, some megabytes", arguments: Engine.allCases)
    func bytes(_ engine: Engine) async throws {
        let all = [UInt8](0...255)
        let blobs: [[UInt8]] = [[], [0], all, Array(repeating: all, count: 10_000).flatMap(\.self)]
        try await withDatabase(engine, sample) { database in
            let read: [[UInt8]] = try await database.write { tx in
                for blob in blobs { try tx.run("INSERT INTO person (photo) VALUES (\(blob))") }
                return try tx.values("SELECT photo FROM person ORDER BY id")
            }
            #expect(read == blobs)
        }
    }

    @Test("truth is 0 or 1, and the answer to a comparison is read as truth", arguments: Engine.allCases)
    func truth(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO person (age) VALUES (\(true)), (\(false))")
                #expect(try tx.values("SELECT age FROM person ORDER BY id", as: Bool.self) == [true, false])
                #expect(try tx.values("SELECT age FROM person ORDER BY id", as: Int.self) == [1, 0])
                #expect(try tx.value("SELECT 2 > 1", as: Bool.self) == true)
                #expect(try tx.value("SELECT EXISTS (SELECT 1 FROM person WHERE age > 1)", as: Bool.self) == false)
            }
        }
    }

    @Test("NULL is nil in every type, and nothing but an optional reads it", arguments: Engine.allCases)
    func null(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let number: Int64? = nil, text: String? = nil, real: Double? = nil, bytes: [UInt8]? = nil
                try tx.run(
                    """
                    INSERT INTO person (unit_id, name, age, size, photo)
                    VALUES (\(number), \(text), \(number), \(real), \(bytes))
                    """)
                let isAllNil = try tx.first("SELECT age, name, size, photo FROM person") { row in
                    let age: Int64? = try row[0], name: String? = try row[1]
                    let size: Double? = try row[2], photo: [UInt8]? = try row[3]
                    return age == nil && name == nil && size == nil && photo == nil
                }
                #expect(isAllNil == true)
            }
            for column in ["age", "name", "size", "photo"] as [StaticString] {
                await #expect(throws: DatabaseError.unexpectedColumn(0)) {
                    try await database.read { tx in try tx.value("SELECT \(raw: column) FROM person", as: Int64.self) }
                }
            }
        }
    }

    @Test("a null value fits everywhere a value does", arguments: Engine.allCases)
    func nullAnywhere(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                let nobody: String? = nil, somebody: String? = "Ada"
                for name in [nobody, somebody] {
                    try tx.run("INSERT INTO person (name, age) VALUES (\(name), \(1))")
                    let isNull: Bool? = try tx.value("SELECT \(name) IS NULL")
                    #expect(isNull == (name == nil))
                    let found: Int? = try tx.value(
                        """
                        SELECT COUNT(*) FROM person
                        WHERE (\(name) IS NULL OR name = \(name)) AND COALESCE(\(name), name, '') <> 'x'
                        """)
                    #expect(found == 1)
                }
            }
        }
    }

    @Test("a column of another type throws", arguments: Engine.allCases)
    func wrongType(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO person (name, age, size, photo) VALUES ('12', 12, 1.5, \([UInt8(1)]))")
            }
            func expectRefusal<T: SQLReadable>(_ column: StaticString, _ type: T.Type) async {
                await #expect(throws: DatabaseError.unexpectedColumn(1), "\(column) as \(T.self)") {
                    try await database.read { tx in
                        try tx.all("SELECT id, \(raw: column) FROM person") { row in try row[1] as T }.count
                    }
                }
            }
            await expectRefusal("name", Int64.self)
            await expectRefusal("name", Double.self)
            await expectRefusal("name", [UInt8].self)
            await expectRefusal("age", String.self)
            await expectRefusal("age", [UInt8].self)
            await expectRefusal("size", Int64.self)
            await expectRefusal("size", String.self)
            await expectRefusal("photo", String.self)
            await expectRefusal("photo", Int64.self)
        }
    }

    @Test("a column that is not there throws", arguments: Engine.allCases)
    func absentColumn(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            await #expect(throws: DatabaseError.unexpectedColumn(1)) {
                try await database.read { tx in try tx.all("SELECT 1") { row in try row[1] as Int64 } }
            }
        }
    }

    @Test("sums and averages are numbers", arguments: Engine.allCases)
    func aggregates(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO person (age, size) VALUES (1, 1.5), (2, 2.5)")
                #expect(try tx.value("SELECT SUM(age) FROM person", as: Int.self) == 3)
                #expect(try tx.value("SELECT AVG(age) FROM person", as: Double.self) == 1.5)
                #expect(try tx.value("SELECT SUM(size) FROM person", as: Double.self) == 4)
                #expect(try tx.value("SELECT COUNT(*) FROM person", as: Int.self) == 2)
            }
        }
    }

    @Test("what one engine could not store is refused by both", arguments: Engine.allCases)
    func refused(_ engine: Engine) async throws {
        for (column, value) in [("name", .text("a\0b")), ("size", .real(.nan))] as [(StaticString, SQLValue)] {
            try await withDatabase(engine, sample) { database in
                await #expect(throws: DatabaseError.self) {
                    try await database.write { tx in try tx.run("INSERT INTO person (\(raw: column)) VALUES (\(value))") }
                }
                let isStored = try await database.read { tx in try tx.exists("SELECT 1 FROM person") }
                #expect(!isStored)
            }
        }
    }
}
