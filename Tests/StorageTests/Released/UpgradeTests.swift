import Foundation
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Schemas that were released")
struct UpgradeTests {
    @Test("each is brought to the schema of a new database, with its rows", arguments: ReleasedSchema.all)
    func upgraded(_ released: ReleasedSchema) async throws {
        let next = Migration("next", sql: "ALTER TABLE ticket ADD COLUMN next TEXT; CREATE INDEX ticket_next ON ticket(next);")
        // As released programs will meet it: with the steps of today, and with one more.
        for migrations in [Schema.migrations, Schema.migrations + [next]] {
            let fresh = try await withDatabase(released.engine, migrations) { database in
                try await database.read { tx in try SchemaWords.all(in: tx) }
            }
            #expect(fresh.count > 50)
            try await withDatabase(released.engine) { database in
                try await released.load(into: database)
                let before = try await Migrator(migrations).status(of: database)
                #expect(before.current > 0, "the text says which steps it has")
                let applied = try await Migrator(migrations).migrate(database)
                #expect(applied == before.pending)
                let words = try await database.read { tx in try SchemaWords.all(in: tx) }
                #expect(words == fresh, "\(Set(words).symmetricDifference(fresh))")
                try await database.write { tx in try ReleasedStory.check(in: tx) }
            }
        }
    }

    @Test("every version is kept for both engines")
    func bothEngines() {
        let versions = Dictionary(grouping: ReleasedSchema.all, by: \.version)
        #expect(!versions.isEmpty)
        for (version, texts) in versions { #expect(texts.count == Engine.allCases.count, "\(version)") }
    }

    @Test("a step that was released is never edited: the next one mends it")
    func unedited() throws {
        let (kept, current) = (try ReleasedSteps.kept, ReleasedSteps.current)
        #expect(kept.count <= current.count, "a released step is gone")
        for (old, new) in zip(kept, current) { #expect(old == new, "the step \(old.name) was edited after its release") }
    }

    /// Part of making a release (docs/operations.md): writes the texts of the version, and the steps it has.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["GUICHET_WRITE_RELEASE"] != nil), arguments: Engine.allCases)
    func writing(_ engine: Engine) async throws {
        let version = try #require(ProcessInfo.processInfo.environment["GUICHET_WRITE_RELEASE"])
        let released = ReleasedSchema(version: version, engine: engine)
        try #require(!FileManager.default.fileExists(atPath: released.path), "\(version) was released already")
        let text = try await withDatabase(engine, Schema.migrations) { database in
            try await database.write { tx in try ReleasedStory.write(in: tx) }
            return try await database.read { tx in try SchemaDump(engine: engine).text(version: version, in: tx) }
        }
        try text.write(toFile: released.path, atomically: true, encoding: .utf8)
        let lines = ReleasedSteps.current.map { step in
            [step.name, step.checksums[.sqlite] ?? "", step.checksums[.postgres] ?? ""].joined(separator: " ")
        }
        let heading = "# Released migrations: name, SHA-256 of the text for SQLite, for PostgreSQL. Lines are only added."
        try ([heading] + lines).joined(separator: "\n").appending("\n").write(
            toFile: ReleasedSchema.folder + "steps.txt", atomically: true, encoding: .utf8)
    }
}
