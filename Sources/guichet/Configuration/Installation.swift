import Application
import Blobs
import Domain
import Jobs
import Logging
import SQL
import Storage
import Web

/// The composition root: settings become a portal.
struct Installation {
    let settings: Settings
    let database: any Database
    let portal: Portal
    let logger: Logger

    /// Opens the database, brings its schema up to date, and puts the portal together.
    init(_ flags: SettingFlags, label: String = "guichet") async throws {
        settings = try await Settings(flags)
        var logger = Logger(label: label) { label in StreamLogHandler.standardError(label: label) }
        logger.logLevel = settings.logLevel
        self.logger = logger
        let location = DatabaseLocation(settings.database)
        database = try await location.open(connections: settings.connections)
        let done = try await SchemaUpgrade(location).run(on: database)
        if let copy = done.copy { logger.notice("database copied before its schema changes", metadata: ["copy": .string(copy)]) }
        if !done.applied.isEmpty {
            logger.info("schema brought up to date", metadata: ["steps": .string(done.applied.joined(separator: ", "))])
        }
        portal = Portal(
            database: database, blobs: try FileBlobStore(root: settings.filesFolder),
            rules: .init(
                sessionLength: .hours(Int64(settings.sessionHours)),
                sharedSessionLength: .minutes(Int64(settings.sharedMinutes)),
                maximumFileSize: settings.maximumFileSize, draftLifetime: .days(Int64(settings.draftsDays))))
    }

    /// What runs background jobs.
    func worker() -> JobWorker {
        let clock = portal.clock
        return JobWorker(
            database: database, handlers: PortalJobs(portal), signal: portal.jobSignal, now: { clock.now }, logger: logger)
    }

    /// Does something and closes the database, whatever happens.
    func closing<T: Sendable>(_ body: @Sendable (Portal) async throws -> T) async throws -> T {
        do {
            let result = try await body(portal)
            try await database.close()
            return result
        } catch {
            try await database.close()
            throw error
        }
    }

    func site(isDemo: Bool) throws -> Site {
        Site(
            portal: portal,
            settings: WebSettings(
                publicFolder: settings.publicFolder, trustedProxies: settings.trustedProxies, isDemo: isDemo,
                statements: try DefaultStatements(path: "\(settings.resourcesFolder)/statements.json")))
    }

    /// Addresses that nothing outside this machine can reach.
    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.utf8.starts(with: "127.".utf8)
    }
}
