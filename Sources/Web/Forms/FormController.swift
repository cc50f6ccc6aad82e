import Application
import Domain
import HTML
import Hummingbird
import Storage

/// A form before it is filled, and where a draft of it begins.
enum FormController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.form("{key}"), .person, show)
        routes.post(Paths.formDraft("{key}"), .person, begin)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let me = try visit.me()
        let presentation = try await DraftService(visit.portal).presentation(
            of: try visit.parameter("key"), filling: Filling(me))
        switch presentation {
        case .published(let published, let draft, let catalogue):
            let model = FormPresentationPage.Model(
                form: published, draft: draft, catalogue: catalogue, wasDiscarded: visit.query("removed") != nil)
            return .html(FormPresentationPage.page(visit, model))
        case .withdrawn(let definition, let successor, let draft, let catalogue):
            return .html(
                WithdrawnPage.page(
                    visit, definition, successor: successor, draft: draft?.id.description,
                    organisation: catalogue.organisationName), status: .gone)
        }
    }

    @Sendable static func begin(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let key = try visit.parameter("key")
        let after = form.text("after").flatMap { text in TicketReference(text: text) }
        do {
            let draft = try await DraftService(visit.portal).begin(key, filling: Filling(try visit.me(), after: after))
            return .seeOther(Paths.draft(draft.description))
        } catch is NotFound {
            // Withdrawn since the page was opened: its own page says so, and what replaces it.
            return .seeOther(Paths.form(key))
        }
    }
}
