import SQL
import SQLTesting
import Testing

@Suite("Counting")
struct CountingDatabaseTests {
    @Test("the statements of each transaction are remembered", arguments: Engine.allCases)
    func counting(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { base in
            let database = CountingDatabase(base)
            #expect(database.engine == engine)
            _ = try await database.read { tx in try tx.counter("a") + tx.counter("b") }
            try await database.write { tx in try tx.runEach(["UPDATE counter SET value = \(1)", "DELETE FROM person"]) }
            #expect(database.transactions.map(\.kind) == [.read, .write])
            #expect(database.transactions.map(\.statements.count) == [2, 2])
            #expect(database.statements.first == "SELECT value FROM counter WHERE name = ?")
            database.forget()
            try await database.writeSchema { tx in try tx.runScript("CREATE TABLE other (id BIGINT PRIMARY KEY)") }
            // What is up to date is only read.
            try await Migrator(sample).migrate(database)
            #expect(database.transactions.map(\.kind) == [.schema, .read])
        }
    }
}
