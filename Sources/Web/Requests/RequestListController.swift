import Application
import Domain
import Hummingbird
import Storage

/// The requests of whoever is signed in, by where they stand.
enum RequestListController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.requests, .person, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let tab = visit.query("tab").flatMap(RequestList.Tab.init(rawValue:))
        // A position that cannot be read is the first page.
        let position = visit.query("after").flatMap { text in ListPosition(text: text) }
        let list = try await RequestService(visit.portal).list(tab, after: position, of: try visit.me())
        return .html(RequestListPage.page(visit, list, isFirst: position == nil))
    }
}
