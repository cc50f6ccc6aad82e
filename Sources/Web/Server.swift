import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server of a site.
public struct Server: Sendable {
    /// Where the first administrator is made.
    public static let firstRunPath = Paths.firstRun

    private let site: Site
    private let host: String
    private let port: Int
    private let logger: Logger

    /// - Parameter port: 0 lets the system choose.
    public init(site: Site, host: String, port: Int, logger: Logger) {
        self.site = site
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// The service to run, for a service group: SIGTERM finishes the requests in flight.
    /// - Parameter onReady: called with the port once the server listens.
    public func service(onReady: @escaping @Sendable (Int) async -> Void) -> some Service {
        let (router, _) = site.router(accessLog: logger)
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "guichet.http") { _ in SwiftLogNoOpLogHandler() })
    }
}
