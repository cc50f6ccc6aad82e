import Application
import Domain
import HTML
import Hummingbird
import Storage

/// A draft: its first page, the check before sending, the sending, the removal.
enum DraftController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.draft("{id}"), .person, show)
        routes.get(Paths.draftCheck("{id}"), .person, check)
        routes.post(Paths.draftSubmission("{id}"), .person, withoutSession: checkAfterSignIn, submit)
        // The address of the sending, reloaded or come back to after signing in.
        routes.get(Paths.draftSubmission("{id}"), .person, show)
        routes.get(Paths.draftRemoval("{id}"), .person, confirmRemoval)
        routes.post(Paths.draftRemoval("{id}"), .person, remove)
    }

    /// The first page on which something is missing, or the check page.
    @Sendable static func show(_ visit: Visit) async throws -> Response {
        try await following(visit) {
            let open = try await DraftService(visit.portal).draft(try visit.id("id"), of: try visit.me())
            if case .withdrawn(let successor) = open.standing {
                return .html(WithdrawnPage.page(visit, open, successor: successor))
            }
            return .seeOther(resumption(of: open))
        }
    }

    private static func resumption(of open: OpenDraft) -> String {
        let id = open.draft.id.description
        if open.canBeSent { return Paths.draftCheck(id) }
        let broken = open.pages.first { page in !open.filled.errors(on: page).isEmpty }
        let page = open.isBeneficiaryMissing ? open.pages.first : broken
        return Paths.draftPage(id, (page ?? open.pages[0]).key)
    }

    @Sendable static func check(_ visit: Visit) async throws -> Response {
        try await following(visit) {
            let open = try await DraftService(visit.portal).draft(try visit.id("id"), of: try visit.me())
            if open.isWithdrawn { return .seeOther(Paths.draft(open.draft.id.description)) }
            return .html(CheckPage.page(visit, CheckPage.Model(open: open)))
        }
    }

    @Sendable static func submit(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let me = try visit.me()
        let id: DraftID = try visit.id("id")
        guard let version = form.integer("form-version") else { throw WebError.badRequest(.missingField) }
        do {
            let reference = try await SubmissionService(visit.portal).submit(id, version: version, of: me)
            return .seeOther(Paths.confirmation(reference.description))
        } catch let refusal as SubmissionService.Refusal {
            if case .withdrawn = refusal { return .seeOther(Paths.draft(id.description)) }
            let open = try await DraftService(visit.portal).draft(id, of: me)
            return .html(CheckPage.page(visit, CheckPage.Model(open: open, refusal: refusal)), status: .unprocessableContent)
        }
    }

    /// Nothing is sent in nobody's name: whoever comes back finds the check page.
    @Sendable static func checkAfterSignIn(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: DraftID = try visit.id("id")
        return .seeOther("\(Paths.signIn)?next=\(percentEncoded(Paths.draftCheck(id.description)))")
    }

    @Sendable static func confirmRemoval(_ visit: Visit) async throws -> Response {
        try await following(visit) {
            let open = try await DraftService(visit.portal).draft(try visit.id("id"), of: try visit.me())
            return .html(DraftRemovalPage.page(visit, open))
        }
    }

    @Sendable static func remove(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await following(visit) {
            let key = try await DraftService(visit.portal).discard(try visit.id("id"), of: try visit.me())
            return .seeOther("\(Paths.form(key))?removed=1")
        }
    }

    /// A draft that was sent leads to what it has become.
    static func following(_ visit: Visit, _ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let sent as DraftService.Sent {
            return .seeOther(Paths.confirmation(sent.reference.description))
        }
    }
}
