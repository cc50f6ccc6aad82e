import Application
import Domain
import HTML
import Hummingbird

/// The portal's home page.
enum HomeController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.home, .person, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let home = try await HomeService(visit.portal).home(of: try visit.me())
        return .html(HomePage.page(visit, home))
    }
}
