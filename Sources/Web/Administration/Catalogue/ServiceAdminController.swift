import Application
import Domain
import HTML
import Hummingbird

/// Services: listed, made, changed.
enum ServiceAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.services, .administration) { visit in
            .html(CatalogueListPages.services(visit, try await visit.portal.currentCatalogue()))
        }
        routes.get(Paths.Admin.newService, .administration) { visit in
            try await page(visit, .init(), problems: [:])
        }
        routes.post(Paths.Admin.services, .administration) { visit, form in try await save(visit, form, id: nil) }
        routes.get(Paths.Admin.service("{service}"), .administration) { visit in
            let id: ServiceID = try visit.id("service")
            guard let service = try await visit.portal.currentCatalogue().service(id) else { throw WebError.notFound }
            return try await page(visit, .init(service), problems: [:])
        }
        routes.post(Paths.Admin.service("{service}"), .administration) { visit, form in
            try await save(visit, form, id: try visit.id("service"))
        }
    }

    private static func save(_ visit: Visit, _ form: FormBody, id: ServiceID?) async throws -> Response {
        let draft = draft(form, id: id)
        do {
            _ = try await CatalogueAdministration(visit.portal).save(draft, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.services, id == nil ? .created : .saved))
        } catch let refusal as CatalogueAdministration.Refusal {
            return try await page(visit, draft, problems: refusal.problems)
        }
    }

    private static func draft(_ form: FormBody, id: ServiceID?) -> CatalogueAdministration.ServiceDraft {
        func text(_ name: String) -> LocalizedText { LocalizedText(fr: form.text(name) ?? "", en: form.text("\(name)English")) }
        var draft = CatalogueAdministration.ServiceDraft()
        draft.id = id
        draft.key = form.text("key") ?? ""
        draft.name = text("name")
        draft.summary = text("summary")
        draft.section = form.text("section").flatMap(SectionID.init(text:))
        draft.team = form.text("team").flatMap(TeamID.init(text:))
        if let icon = form.text("icon"), ServiceIcons.all.contains(where: { known in known.name == icon }) { draft.icon = icon }
        draft.isConfidential = form.isTicked("confidential")
        draft.needsSecondPerson = form.isTicked("secondPerson")
        draft.privacy = PrivacyNotice(
            purpose: text("purpose"), legalBasis: text("legalBasis"), recipients: text("recipients"),
            retention: text("retention"), contact: text("contact"))
        return draft
    }

    private static func page(
        _ visit: Visit, _ draft: CatalogueAdministration.ServiceDraft,
        problems: [CatalogueAdministration.Field: CatalogueAdministration.Refusal.Problem]
    ) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        return .html(
            ServiceFormPage.page(visit, .init(draft: draft, problems: problems, catalogue: catalogue)),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}
