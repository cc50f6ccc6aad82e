import SQL

/// The schema that most tests use.
let sample: [Migration] = [
    Migration(
        "sample",
        sql: """
            CREATE TABLE unit (
              id {identity},
              code TEXT NOT NULL UNIQUE
            ) {strict};
            CREATE TABLE person (
              id {identity},
              unit_id {int} REFERENCES unit (id) ON DELETE CASCADE,
              name TEXT,
              age {int} CHECK (age >= 0),
              size {real},
              photo {blob}
            ) {strict};
            CREATE TABLE counter (
              name TEXT PRIMARY KEY,
              value {int} NOT NULL
            ) {strict};
            INSERT INTO counter (name, value) VALUES ('a', 0), ('b', 0);
            """)
]

extension ReadTransaction {
    func counter(_ name: String) throws -> Int {
        try value("SELECT value FROM counter WHERE name = \(name)") ?? -1
    }
}

extension Transaction {
    func increment(_ name: String) throws {
        // Read, then write: what a careless program does.
        let value = try counter(name)
        try run("UPDATE counter SET value = \(value + 1) WHERE name = \(name)")
    }
}

/// An error of the program, not of the engine.
struct Refused: Error {}
