import Application
import ArgumentParser
import SQL
import ServiceLifecycle
import UnixSignals
import Web

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Serves the portal over HTTP until SIGTERM, which finishes the requests in flight.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the portal over HTTP.")

    @OptionGroup var flags: SettingFlags

    func run() async throws {
        Allocator.limitArenas()
        let installation = try await Installation(flags)
        let settings = installation.settings
        let isDemo = try await DemoAccounts(installation.portal).exist()
        if isDemo, !Installation.isLoopback(settings.host) {
            try await installation.database.close()
            throw ValidationError(
                "This base holds demonstration accounts, whose passwords are printed: it is served on loopback only. Set http.host to 127.0.0.1, or start from an empty base."
            )
        }
        let server = Server(
            site: try installation.site(isDemo: isDemo), host: settings.host, port: settings.port,
            logger: installation.logger)
        let host = settings.host.utf8.contains(UInt8(ascii: ":")) ? "[\(settings.host)]" : settings.host
        let code = try await FirstRunService(installation.portal).newCode()
        let web = server.service { port in
            print("Guichet: http://\(host):\(port)")
            // Nobody exists yet: whoever reads this makes the administrator.
            if let code { print("First opening: http://\(host):\(port)\(Server.firstRunPath) with the code \(code)") }
            // A log that is a file or a pipe waits for pages of text; whoever starts the portal does not.
            fflush(nil)
        }
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: web, successTerminationBehavior: .gracefullyShutdownGroup)
        ]
        if settings.runsJobs {
            services.append(.init(service: installation.worker()))
        }
        let group = ServiceGroup(
            configuration: .init(
                services: services,
                gracefulShutdownSignals: [.sigterm, .sigint], logger: installation.logger))
        try await group.run()
        try await installation.database.close()
    }
}
