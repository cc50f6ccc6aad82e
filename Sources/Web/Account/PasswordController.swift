import Application
import Hummingbird

/// Changing one's password, by choice or because somebody else gave it: then nothing else is done before.
enum PasswordController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.password, .session, show)
        routes.post(Paths.password, .session, change)
    }

    /// Whoever must choose a password first comes back to the page they asked for.
    static func redirect(from visit: Visit) -> Response {
        .seeOther(path(next: visit.request.method == .get ? visit.location : Paths.home))
    }

    static func path(next: String) -> String {
        next == Paths.home ? Paths.password : "\(Paths.password)?next=\(percentEncoded(next))"
    }

    /// Whoever has a password of their own changes it on the page of their account.
    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let me = try visit.me()
        guard me.mustChangePassword else { return .seeOther(Paths.account) }
        return try await page(visit, ChoosePasswordPage.Model(next: visit.query("next")))
    }

    @Sendable static func change(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let me = try visit.me()
        do {
            try await AccountService(visit.portal).changePassword(
                of: me, from: form.value("current") ?? "", to: form.value("new") ?? "", again: form.value("again") ?? "")
            guard me.mustChangePassword else { return .seeOther("\(Paths.account)?done=\(AccountPage.Done.password.rawValue)") }
            return .seeOther(SignInController.destination(form.text("next")))
        } catch let refusal as AccountService.PasswordRefusal {
            if me.mustChangePassword {
                return try await page(visit, ChoosePasswordPage.Model(next: form.text("next"), refusal: refusal))
            }
            var model = AccountPage.Model()
            model.refusal = refusal
            return try await AccountController.page(visit, model)
        }
    }

    private static func page(_ visit: Visit, _ model: ChoosePasswordPage.Model) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        return .html(
            ChoosePasswordPage.page(visit, model, organisation: catalogue.organisationName),
            status: model.refusal == nil ? .ok : .unprocessableContent)
    }
}
