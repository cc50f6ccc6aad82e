import Application
import ArgumentParser
import Blobs
import Logging
import SQL
import ServiceLifecycle
import Storage
import UnixSignals
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the portal over HTTP.")

    @Option(help: "Address to listen on.") var host = "127.0.0.1"
    @Option(help: "Port to listen on.") var port = 8080
    @Option(help: "SQLite file.") var database = "var/guichet.sqlite"
    @Option(help: "Folder of CSS and JavaScript.") var publicFolder = "Public"

    func run() async throws {
        let logger = Logger(label: "guichet")
        let database = try SQLiteDatabase(path: self.database)
        _ = try await Migrator(Schema.migrations).migrate(database)
        let portal = Portal(database: database, blobs: NoBlobs())
        let site = Site(portal: portal, settings: WebSettings(publicFolder: publicFolder))
        let server = Server(site: site, host: host, port: port, logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [server.service { port in print("http://\(host):\(port)") }],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
