import Application
import Domain
import HTML
import Hummingbird

/// Persons: list, sheet, making and changing.
enum PersonController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.persons, .administration, list)
        routes.get(Paths.Admin.newPerson, .administration, new)
        routes.post(Paths.Admin.persons, .administration, create)
        routes.get(Paths.Admin.person("{person}"), .administration, show)
        routes.get(Paths.Admin.person("{person}", .identity), .administration, edit)
        routes.post(Paths.Admin.person("{person}", .identity), .administration, change)
        PersonStateController.register(in: &routes)
    }

    @Sendable static func list(_ visit: Visit) async throws -> Response {
        let search = visit.query("q") ?? ""
        let onlyInactive = visit.query("inactive") == "1"
        let page = try await PersonAdministration(visit.portal).list(
            search: search, onlyInactive: onlyInactive, after: visit.query("after").flatMap(PersonID.init(text:)),
            by: try visit.me())
        let isFirst = visit.query("after") == nil
        return .html(PersonListPage.page(visit, .init(page: page, search: search, onlyInactive: onlyInactive, isFirst: isFirst)))
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let sheet = try await PersonAdministration(visit.portal).sheet(try visit.id("person"), by: try visit.me())
        return .html(PersonSheetPage.page(visit, sheet))
    }

    @Sendable static func new(_ visit: Visit) async throws -> Response {
        try await page(visit, id: nil, draft: .init(), problems: [:])
    }

    @Sendable static func edit(_ visit: Visit) async throws -> Response {
        let id: PersonID = try visit.id("person")
        let sheet = try await PersonAdministration(visit.portal).sheet(id, by: try visit.me())
        return try await page(visit, id: id, name: sheet.person.name, draft: .init(sheet), problems: [:])
    }

    @Sendable static func create(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await save(visit, form, id: nil)
    }

    @Sendable static func change(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await save(visit, form, id: try visit.id("person"))
    }

    private static func save(_ visit: Visit, _ form: FormBody, id: PersonID?) async throws -> Response {
        let draft = draft(form)
        do {
            let saved = try await PersonAdministration(visit.portal).save(id, draft, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.person(saved.description), id == nil ? .created : .saved))
        } catch let refused as PersonAdministration.Refused {
            let known: Person?
            if let id {
                known = try await PersonAdministration(visit.portal).sheet(id, by: try visit.me()).person
            } else {
                known = nil
            }
            return try await page(visit, id: id, name: known?.name, draft: draft, problems: refused.problems)
        }
    }

    private static func draft(_ form: FormBody) -> PersonAdministration.Draft {
        var draft = PersonAdministration.Draft()
        draft.staffNumber = form.text("staffNumber") ?? ""
        draft.firstName = form.text("firstName") ?? ""
        draft.lastName = form.text("lastName") ?? ""
        draft.email = form.text("email") ?? ""
        draft.phone = form.text("phone") ?? ""
        draft.function = form.text("function") ?? ""
        draft.unit = form.text("unit").flatMap(UnitID.init(text:))
        draft.place = form.text("place").flatMap(PlaceID.init(text:))
        draft.groups = Set(form.values("groups"))
        return draft
    }

    private static func page(
        _ visit: Visit, id: PersonID?, name: String? = nil, draft: PersonAdministration.Draft,
        problems: [PersonAdministration.Field: PersonAdministration.Problem]
    ) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        return .html(
            PersonFormPage.page(visit, .init(id: id, name: name, draft: draft, problems: problems, catalogue: catalogue)),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}
