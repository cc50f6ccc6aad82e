import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Storage

/// A ticket on its own page, and the commands that need no page of their own.
enum DeskTicketController {
    static func register(in routes: inout RouteTable) {
        let reference = "{reference}"
        routes.get(Paths.deskTicket(reference), .workbench, show)
        routes.post(Paths.deskPart(reference, .messages), .workbench, reply)
        routes.post(Paths.deskPart(reference, .taking), .workbench, take)
        routes.post(Paths.deskPart(reference, .resumption), .workbench, resume)
        routes.post(Paths.deskPart(reference, .watching), .workbench, watch)
        routes.post(Paths.deskPart(reference, .unwatching), .workbench, unwatch)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let me = try visit.me()
        let reference = try visit.reference()
        let service = DeskService(visit.portal)
        let end = visit.query("before").flatMap { text in EventID(text: text) }
        if visit.isPartial {
            let ticket = try await service.ticket(reference, before: end, of: me)
            return .html(TicketView.view(visit, ticket, context(visit, ticket)))
        }
        let (ticket, frame) = try await service.ticketPage(reference, before: end, of: me)
        return page(visit, ticket, frame, context(visit, ticket))
    }

    private static func context(_ visit: Visit, _ ticket: DeskTicket) -> TicketContext {
        TicketContext(
            back: visit.query("back").map { back in SignInController.destination(back) } ?? Paths.deskQueue,
            here: Paths.deskTicket(ticket.ticket.reference.description), notice: DeskNotice.done(visit, ticket), isPage: true)
    }

    private static func page(
        _ visit: Visit, _ ticket: DeskTicket, _ frame: DeskFrame, _ context: TicketContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        let facts = ticket.ticket
        let html = DeskLayout.page(
            visit, title: "\(facts.reference.text(facts.kind)), \(facts.title)", frame: frame, shape: .ticket,
            hasError: status != .ok
        ) { TicketView.view(visit, ticket, context) }
        return .html(html, status: status)
    }

    @Sendable static func reply(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let body = form.value("body") ?? ""
        let isPrivate = form.text("type") == "note"
        let effect = form.text("then").flatMap(DeskService.ReplyEffect.init(rawValue:)) ?? .none
        let done: DeskDone =
            switch effect {
            case .none: isPrivate ? .noted : .replied
            case .wait: .waiting
            case .resolve: .resolved
            }
        return try await run(visit, form, done) { service, reference, me in
            let post = DeskPost(
                body: body, isPrivate: isPrivate, token: DeskForm.token(form), files: try DeskForm.files(form))
            try await service.reply(reference, post, then: effect, revision: form.integer("revision"), by: me)
        }
    }

    @Sendable static func take(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await run(visit, form, .taken) { service, reference, me in
            try await service.take(reference, revision: try DeskForm.revision(form), by: me)
        }
    }

    @Sendable static func resume(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await run(visit, form, .resumed) { service, reference, me in
            try await service.resume(reference, revision: try DeskForm.revision(form), by: me)
        }
    }

    @Sendable static func watch(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await run(visit, form, .watched) { service, reference, me in try await service.watch(reference, by: me) }
    }

    @Sendable static func unwatch(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await run(visit, form, .unwatched) { service, reference, me in try await service.unwatch(reference, by: me) }
    }

    /// Runs a command, then goes back to where it was asked; or shows the ticket as it stands now, why
    /// nothing was done, and what was being written.
    private static func run(
        _ visit: Visit, _ form: FormBody, _ done: DeskDone,
        _ command: (DeskService, TicketReference, SignedIn) async throws -> Void
    ) async throws -> Response {
        let me = try visit.me()
        let reference = try visit.reference()
        let service = DeskService(visit.portal)
        let refusal: DeskForm.Refusal
        do {
            try await command(service, reference, me)
            return DeskForm.back(form, done)
        } catch {
            refusal = try DeskForm.refusal(of: error, visit)
        }
        let (ticket, frame) = try await service.ticketPage(reference, of: me)
        var context = TicketContext(
            back: DeskForm.backPath(form), here: Paths.deskTicket(reference.description),
            notice: refusal.notice(in: ticket, since: DeskForm.event(form), visit), isPage: true)
        if form.value("body") != nil {
            context.draft = ComposerDraft(
                body: form.value("body") ?? "", isPrivate: form.text("type") == "note",
                error: refusal.isAboutText ? refusal.text : nil,
                hadFiles: form.files("files").contains { file in !file.name.isEmpty })
        }
        return page(visit, ticket, frame, context, status: refusal.status)
    }
}
