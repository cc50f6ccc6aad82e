import Application
import Hummingbird

/// The pages of the footer, open to anybody.
enum StatementController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.statement("{statement}"), .anyone, show)
        routes.get(Paths.siteMap, .anyone, siteMap)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let service = StatementService(visit.portal, defaults: visit.site.settings.statements)
        let key = try visit.parameter("statement")
        let statement = try await service.statement(key) ?? StatementPage.unwritten(key, visit)
        let catalogue = try await visit.portal.currentCatalogue()
        return .html(StatementPage.page(visit, statement, organisation: catalogue.organisationName))
    }

    @Sendable static func siteMap(_ visit: Visit) async throws -> Response {
        .html(SiteMapPage.page(visit, try await visit.portal.currentCatalogue()))
    }
}
