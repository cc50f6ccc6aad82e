import Application
import ArgumentParser
import SQL

/// Brings the schema up to date, which `serve` does too.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema of the database up to date; on SQLite, after a copy of the file.")

    @OptionGroup var flags: SettingFlags
    @Flag(help: "Only show what would be done.") var show = false

    func run() async throws {
        let settings = try await Settings(flags)
        let location = DatabaseLocation(settings.database)
        guard !show || location.exists else {
            print("\(location.shown) does not exist yet.")
            return
        }
        let database = try await location.open(connections: 1)
        do {
            try await migrate(database, SchemaUpgrade(location))
        } catch {
            try await database.close()
            throw error
        }
        try await database.close()
    }

    private func migrate(_ database: any Database, _ upgrade: SchemaUpgrade) async throws {
        let status = try await upgrade.status(of: database)
        print(
            "Schema \(status.current); to apply: \(status.pending.isEmpty ? "nothing" : status.pending.joined(separator: ", ")).")
        guard !show, !status.pending.isEmpty else { return }
        let done = try await upgrade.run(on: database)
        if let copy = done.copy { print("The database as it was: \(copy)") }
        print("Applied: \(done.applied.joined(separator: ", ")).")
    }
}
