import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Storage

/// A new ticket for somebody who calls or stands at the counter: who, then a form or a quick ticket.
enum DeskNewController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.deskNew, .workbench) { visit in try await show(visit) }
        routes.post(Paths.deskNew, .workbench, open)
        routes.post(Paths.deskNew("{key}"), .workbench, begin)
    }

    /// Begins a form in the name of whoever calls; its pages are those of any draft.
    @Sendable static func begin(_ visit: Visit, _ form: FormBody) async throws -> Response {
        guard let person = form.text("person").flatMap({ text in PersonID(text: text) }),
            let channel = form.text("channel").flatMap(Channel.init(rawValue:))
        else { throw WebError.badRequest(.missingField) }
        let filling = Filling(by: try visit.me(), for: person, channel: channel)
        let key = try visit.parameter("key")
        let drafts = DraftService(visit.portal)
        do {
            return .seeOther(Paths.draft(try await drafts.begin(key, filling: filling).description))
        } catch let refused as NotFound {
            // Withdrawn since the page was opened: its own page says so, and what replaces it.
            guard case .withdrawn = try await drafts.presentation(of: key, filling: Filling(try visit.me())) else {
                throw refused
            }
            return .seeOther(Paths.form(key))
        }
    }

    private static func show(
        _ visit: Visit, _ sent: FormBody? = nil, _ refusals: [DeskRefusal] = []
    ) async throws -> Response {
        let service = DeskService(visit.portal)
        var model = DeskNewPage.Model(
            channel: (sent?.text("channel") ?? visit.query("channel")).flatMap(Channel.init(rawValue:)) ?? .phone,
            query: String((visit.query("q") ?? "").trimmed.prefix(200)),
            formQuery: String((visit.query("f") ?? "").trimmed.prefix(200)), sent: sent ?? FormBody(), refusals: refusals)
        if let id = (sent?.text("person") ?? visit.query("person")).flatMap({ text in PersonID(text: text) }) {
            let sheet = try await service.personSheet(id, of: try visit.me())
            model.sheet = sheet
            if !model.formQuery.isEmpty {
                model.forms = sheet.frame.catalogue.forms(
                    matching: model.formQuery, language: visit.language, limit: 12)
            }
            return .html(
                DeskNewPage.page(visit, sheet.frame, model), status: refusals.isEmpty ? .ok : .unprocessableContent)
        }
        if !model.query.isEmpty { model.found = try await service.persons(matching: model.query, by: try visit.me()) }
        return .html(DeskNewPage.page(visit, try await service.frame(of: try visit.me()), model))
    }

    @Sendable static func open(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        guard let person = form.text("person").flatMap({ text in PersonID(text: text) }),
            let channel = form.text("channel").flatMap(Channel.init(rawValue:)),
            let kind = form.text("kind").flatMap(TicketKind.init(rawValue:)),
            let impact = form.text("impact").flatMap(Level.init(rawValue:)),
            let urgency = form.text("urgency").flatMap(Level.init(rawValue:))
        else { throw WebError.badRequest(.missingField) }
        do {
            let team = form.text("team").map { key in catalogue.team(key: key)?.id ?? TeamID(0) }
            let quick = QuickTicket(
                requester: person, kind: kind, title: form.value("title") ?? "", description: form.value("description") ?? "",
                service: form.text("service").flatMap { key in catalogue.service(key: key)?.id },
                category: form.text("category").flatMap { key in catalogue.category(key: key)?.id }, impact: impact,
                urgency: urgency, team: team,
                channel: channel, token: DeskForm.token(form))
            let me = try visit.me()
            let reference = try await DeskService(visit.portal).open(quick, by: me)
            return .seeOther("\(Paths.deskTicket(reference.description))?done=\(DeskDone.created.rawValue)")
        } catch let refusals as DeskRefusals {
            return try await show(visit, form, refusals.all)
        }
    }
}
