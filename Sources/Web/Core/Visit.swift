import Application
import Domain
import HTML
import Hummingbird
import NIOCore

/// One request as a controller sees it: who comes, in which language, and what it asks.
public struct Visit: Sendable {
    let site: Site
    let request: Request
    let parameters: Parameters
    let requestID: String
    let address: String
    let isSecure: Bool
    /// Who comes, when signed in.
    var signedIn: SignedIn?
    /// The secret of the session under the mask of this visit.
    let sessionToken: String?
    var language: Domain.Language
    /// The moment the request came.
    let now: Instant
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

    /// The value of a query parameter, the first if there are several.
    func query(_ name: String) -> String? { queryFields.value(name) }

    func queryValues(_ name: String) -> [String] { queryFields.values(name) }

    /// The query as forms write it, where a plus is a space (Hummingbird leaves it a plus). One that
    /// cannot be read asks for nothing.
    private var queryFields: FormBody {
        guard let query = request.uri.query else { return FormBody() }
        return (try? FormBody.urlEncoded(ByteBuffer(string: query).readableBytesView)) ?? FormBody()
    }

    /// A part of the path.
    func parameter(_ name: String) throws(WebError) -> String {
        guard let value = parameters.get(name) else { throw .notFound }
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
