import Application
import Domain
import HTML
import Hummingbird

/// Teams and categories: listed, made, changed, put out of use. The two differ by one field.
enum TeamAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.teams, .administration) { visit in
            .html(CatalogueListPages.teams(visit, try await visit.portal.currentCatalogue()))
        }
        routes.get(Paths.Admin.newTeam, .administration) { visit in try await page(visit, .init(kind: .team)) }
        routes.post(Paths.Admin.teams, .administration) { visit, form in try await save(visit, form, id: nil) }
        routes.get(Paths.Admin.team("{team}"), .administration) { visit in
            let id: TeamID = try visit.id("team")
            guard let team = try await visit.portal.currentCatalogue().team(id) else { throw WebError.notFound }
            return try await page(visit, .init(team))
        }
        routes.post(Paths.Admin.team("{team}"), .administration) { visit, form in
            try await save(visit, form, id: try visit.id("team"))
        }
    }

    private static func save(_ visit: Visit, _ form: FormBody, id: TeamID?) async throws -> Response {
        var model = TeamFormPage.Model(form, kind: .team, id: id?.rawValue)
        do {
            _ = try await CatalogueAdministration(visit.portal).saveTeam(
                id, key: model.key, name: model.name, section: model.section, level: model.level, isActive: model.isActive,
                by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.teams, id == nil ? .created : .saved))
        } catch let refusal as CatalogueAdministration.Refusal {
            model.problems = refusal.problems
            return try await page(visit, model)
        }
    }

    static func page(_ visit: Visit, _ model: TeamFormPage.Model) async throws -> Response {
        .html(
            TeamFormPage.page(visit, model, try await visit.portal.currentCatalogue()),
            status: model.problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// Categories.
enum CategoryAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.categories, .administration) { visit in
            .html(CatalogueListPages.categories(visit, try await visit.portal.currentCatalogue()))
        }
        routes.get(Paths.Admin.newCategory, .administration) { visit in
            try await TeamAdminController.page(visit, .init(kind: .category))
        }
        routes.post(Paths.Admin.categories, .administration) { visit, form in try await save(visit, form, id: nil) }
        routes.get(Paths.Admin.category("{category}"), .administration) { visit in
            let id: CategoryID = try visit.id("category")
            guard let category = try await visit.portal.currentCatalogue().category(id) else { throw WebError.notFound }
            return try await TeamAdminController.page(visit, .init(category))
        }
        routes.post(Paths.Admin.category("{category}"), .administration) { visit, form in
            try await save(visit, form, id: try visit.id("category"))
        }
    }

    private static func save(_ visit: Visit, _ form: FormBody, id: CategoryID?) async throws -> Response {
        var model = TeamFormPage.Model(form, kind: .category, id: id?.rawValue)
        do {
            _ = try await CatalogueAdministration(visit.portal).saveCategory(
                id, key: model.key, name: model.name, section: model.section, isActive: model.isActive, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.categories, id == nil ? .created : .saved))
        } catch let refusal as CatalogueAdministration.Refusal {
            model.problems = refusal.problems
            return try await TeamAdminController.page(visit, model)
        }
    }
}
