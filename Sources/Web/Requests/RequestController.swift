import Application
import Blobs
import Domain
import HTML
import Hummingbird
import Storage

/// The page of a request, and what its requester does there. Each command is a resource that is
/// posted; a refused one answers the same page, with what was typed.
enum RequestController {
    static func register(in routes: inout RouteTable) {
        let reference = "{reference}"
        routes.get(Paths.request(reference), .person, show)
        routes.post(Paths.requestPart(reference, .messages), .person, reply)
        routes.get(Paths.requestPart(reference, .cancellation), .person, askToCancel)
        routes.post(Paths.requestPart(reference, .cancellation), .person, cancel)
        routes.post(Paths.requestPart(reference, .closing), .person, confirm)
        routes.post(Paths.requestPart(reference, .reopening), .person, reopen)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let detail = try await RequestService(visit.portal).page(
            try visit.reference(), before: visit.query("before").flatMap { text in EventID(text: text) }, for: try visit.me())
        var model = RequestPage.Model(detail: detail)
        model.done = visit.query("done").flatMap(RequestDone.init(rawValue:))
        return .html(RequestPage.page(visit.havingRead(detail.readNotifications), model))
    }

    @Sendable static func reply(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await answer(visit, form) { service, reference, me in
            let outcome = try await service.reply(try accepted(form), to: reference, by: me)
            return outcome == .doneOnResolved ? .replyOnResolved : outcome == .repeated ? .repeated : .reply
        }
    }

    /// Cancelling cannot be undone, so it is asked again, on a page of its own.
    @Sendable static func askToCancel(_ visit: Visit) async throws -> Response {
        let detail = try await RequestService(visit.portal).page(try visit.reference(), for: try visit.me())
        guard detail.mayDecide else { throw NotAllowed() }
        guard detail.isCancellable else { return .seeOther(Paths.request(detail.ticket.reference.description)) }
        return .html(CancellationPage.page(visit.havingRead(detail.readNotifications), detail))
    }

    @Sendable static func cancel(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await answer(visit, form) { service, reference, me in
            try await service.cancel(reference, revision: form.integer("revision") ?? 0, by: me) == .repeated
                ? .repeated : .cancelled
        }
    }

    @Sendable static func confirm(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await answer(visit, form) { service, reference, me in
            try await service.confirm(reference, revision: form.integer("revision") ?? 0, by: me) == .repeated
                ? .repeated : .confirmed
        }
    }

    @Sendable static func reopen(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await answer(visit, form) { service, reference, me in
            let outcome = try await service.reopen(
                reference, revision: form.integer("revision") ?? 0, with: try accepted(form), by: me)
            return outcome == .repeated ? .repeated : .reopened
        }
    }

    /// A file that is refused: nothing is posted.
    private struct RefusedFiles: Error {
        let files: [RequestPage.RefusedFile]
    }

    private static func answer(
        _ visit: Visit, _ form: FormBody,
        _ command: (RequestService, TicketReference, SignedIn) async throws -> RequestDone
    ) async throws -> Response {
        let reference = try visit.reference()
        let service = RequestService(visit.portal)
        do {
            let done = try await command(service, reference, try visit.me())
            return .seeOther("\(Paths.request(reference.description))?done=\(done.rawValue)")
        } catch let refusal as RequestService.Refusal {
            return try await refused(visit, form, service, reference) { model in model.refusal = refusal }
        } catch let refusal as RefusedFiles {
            return try await refused(visit, form, service, reference) { model in model.refusedFiles = refusal.files }
        }
    }

    private static func refused(
        _ visit: Visit, _ form: FormBody, _ service: RequestService, _ reference: TicketReference,
        _ reason: (inout RequestPage.Model) -> Void
    ) async throws -> Response {
        // What is new since the page that was sent, not since the page that answers it.
        let since = form.text("seen").flatMap { text in EventID(text: text) }
        let detail = try await service.page(reference, since: since, for: try visit.me())
        var model = RequestPage.Model(detail: detail)
        model.typed = form.value("body") ?? ""
        model.token = form.text("token")
        model.hadFiles = form.files("files").contains { file in !file.name.isEmpty }
        reason(&model)
        return .html(RequestPage.page(visit.havingRead(detail.readNotifications), model), status: .unprocessableContent)
    }

    private static func accepted(_ form: FormBody) throws -> RequestService.Reply {
        var files: [AttachmentStore.NewAttachment] = []
        var refused: [RequestPage.RefusedFile] = []
        // A file field left empty comes as a file without a name.
        for file in form.files("files") where !file.name.isEmpty {
            switch file.outcome {
            case .success(let blob):
                files.append(.init(sha256: blob.sha256, name: file.name, mediaType: blob.mediaType, size: blob.size))
            case .failure(let refusal): refused.append(.init(name: file.name, refusal: refusal))
            }
        }
        guard refused.isEmpty else { throw RefusedFiles(files: refused) }
        return RequestService.Reply(
            message: MessageText(form.value("body") ?? ""), files: files, token: form.text("token"))
    }
}

extension Visit {
    /// The same visit, once so many notifications have been read by it: the header counts the rest.
    func havingRead(_ count: Int) -> Visit {
        guard count > 0, var signedIn else { return self }
        signedIn.unreadCount = max(0, signedIn.unreadCount - count)
        var visit = self
        visit.signedIn = signedIn
        return visit
    }
}
