import Application
import Domain
import HTML
import Hummingbird
import Logging
import NIOCore

/// One request as a controller sees it: who comes, in which language, and what it asks.
public struct Visit: Sendable {
    let site: Site
    let request: Request
    /// What the query of the address says, as forms write it, where a plus is a space (Hummingbird leaves it
    /// a plus). One that cannot be read asks for nothing.
    let fields: FormBody
    let parameters: Parameters
    let requestID: String
    let address: String
    let isSecure: Bool
    /// From this very machine, and through nobody who is elsewhere.
    let isLocal: Bool
    /// Who comes, when signed in.
    var signedIn: SignedIn?
    /// The secret of the session under the mask of this visit.
    var sessionToken: String?
    var language: Domain.Language
    /// The moment the request came.
    let now: Instant
    /// Where the reason of a refusal is told, for whoever runs the portal.
    let logger: Logger
    /// How the page is to look whatever its reader chose: the page of components shows every theme.
    var display: Preferences?

    var portal: Portal { site.portal }
    var words: Words { Words(language) }

    /// The person signed in.
    /// - Throws: ``WebError/signInNeeded`` on a route that lets anybody in.
    func me() throws(WebError) -> SignedIn {
        guard let signedIn else { throw .signInNeeded }
        return signedIn
    }

    var path: String { request.uri.path }

    /// The path with its query: where to come back to.
    var location: String { request.uri.query.map { query in "\(path)?\(query)" } ?? path }

    /// A page to come back to: this one; of a command, the page that sent it, or the one it is given on.
    var returnPath: String {
        if request.method == .get || request.method == .head { return location }
        if let sender = referringPath, Paths.page(of: sender) == sender.prefix(while: { byte in byte != "?" }) { return sender }
        return Paths.page(of: path)
    }

    /// The page of ours that a link or a form was followed on, as the browser says.
    private var referringPath: String? {
        guard let referer = request.headers[.referer], let authority = request.head.authority else { return nil }
        for scheme in ["http", "https"] {
            let home = "\(scheme)://\(authority)/"
            if referer.utf8.starts(with: home.utf8) { return "/" + referer.dropFirst(home.count) }
        }
        return nil
    }

    /// The value of a query parameter, the first if there are several.
    func query(_ name: String) -> String? { fields.value(name) }

    func queryValues(_ name: String) -> [String] { fields.values(name) }

    /// The time of day from which something may be tried again: the first whole minute after.
    func timeToRetry(_ until: Instant) -> String { words.time(portal.calendar.local(until + .minutes(1))) }

    /// A part of the path. One that holds U+0000 names nothing.
    func parameter(_ name: String) throws(WebError) -> String {
        guard let value = parameters.get(name), !value.utf8.contains(0) else { throw .notFound }
        return value
    }

    /// A part of the path that is an identifier; anything else is not found.
    func id<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(WebError) -> ID {
        guard let id = ID(text: try parameter(name)) else { throw .notFound }
        return id
    }

    /// A part of the path that is a ticket's number.
    func reference(_ name: String = "reference") throws(WebError) -> TicketReference {
        guard let reference = TicketReference(text: try parameter(name)) else { throw .notFound }
        return reference
    }

    /// True when htmx asks for a part of a page.
    var isPartial: Bool {
        request.headers[.hxRequest] == "true" && request.headers[.hxHistoryRestore] != "true"
    }
}
