import Hummingbird
import Logging
import NIOCore

/// What Hummingbird carries along a request: an id that nobody can guess the neighbours of, and the
/// address of whoever connects.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The id of the request: in the log, in the response, on error pages.
    public let requestID: String
    /// The address of the connection: a client, or a proxy.
    public let peer: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        requestID = String(UInt64.random(in: .min ... .max), radix: 36)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
