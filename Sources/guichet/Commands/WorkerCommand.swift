import Application
import ArgumentParser
import Jobs
import ServiceLifecycle
import UnixSignals

/// Runs background jobs alone, beside servers that do not (`jobs.enabled` false), until SIGTERM.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", abstract: "Run background jobs only.")

    @OptionGroup var flags: SettingFlags

    func run() async throws {
        let installation = try await Installation(flags)
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: installation.worker())], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: installation.logger))
        try await installation.closing { _ in try await group.run() }
    }
}
