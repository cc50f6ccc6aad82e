import Application
import Domain
import Hummingbird

/// Finding a form: from A to Z, by section, by service.
enum CatalogueController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.catalogue, .person, index)
        routes.get(Paths.section("{section}"), .person, section)
        routes.get(Paths.service("{service}"), .person, service)
    }

    @Sendable static func index(_ visit: Visit) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        let section = visit.query("section").flatMap { key in catalogue.section(key: key) }
        let kind = visit.query("kind").flatMap(TicketKind.init(rawValue:))
        let forms = (section.map { section in catalogue.forms(in: section.id) } ?? catalogue.forms).filter { form in
            kind == nil || form.definition.kind == kind
        }
        let index = CatalogueIndex(forms, language: visit.language)
        return .html(
            CatalogueIndexPage.page(
                visit, catalogue, index, .init(section: section, kind: kind, letter: visit.query("letter"))))
    }

    @Sendable static func section(_ visit: Visit) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        guard let section = catalogue.section(key: try visit.parameter("section")) else { throw WebError.notFound }
        return .html(SectionPage.page(visit, catalogue, section))
    }

    @Sendable static func service(_ visit: Visit) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        guard let service = catalogue.service(key: try visit.parameter("service")),
            let section = catalogue.section(service.section)
        else { throw WebError.notFound }
        return .html(ServicePage.page(visit, catalogue, service, in: section))
    }
}
