import Application
import ArgumentParser
import SQL
import Storage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "Load the demonstration into an empty base.")

    @Option(help: "SQLite file.") var database = "var/guichet.sqlite"
    @Option(help: "Folder of the demonstration's documents.") var resources = "Resources/demo"
    @Option(help: "How many agents.") var agents = 3_000

    func run() async throws {
        let database = try SQLiteDatabase(path: self.database)
        _ = try await Migrator(Schema.migrations).migrate(database)
        let portal = Portal(database: database, blobs: NoBlobs())
        let loader = DemoLoader(portal, folder: resources, scale: .init(agents: agents)) { line in print(line) }
        for account in try await loader.load() {
            print("\(account.role)\t\(account.name)\t\(account.login)\t\(account.password)")
        }
        try await database.close()
    }
}
