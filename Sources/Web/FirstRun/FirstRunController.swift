import Application
import Domain
import HTML
import Hummingbird

/// The first page of an empty base: whoever has the code printed at start makes the administrator.
enum FirstRunController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.firstRun, .anyone, show)
        routes.post(Paths.firstRun, .anyone, make)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        guard try await FirstRunService(visit.portal).isOpen() else { throw WebError.notFound }
        return page(visit, .init())
    }

    @Sendable static func make(_ visit: Visit, _ form: FormBody) async throws -> Response {
        var model = FirstRunPage.Model()
        model.code = form.text("code") ?? ""
        model.administrator.organisation = form.text("organisation") ?? ""
        model.administrator.staffNumber = form.text("staffNumber") ?? ""
        model.administrator.firstName = form.text("firstName") ?? ""
        model.administrator.lastName = form.text("lastName") ?? ""
        model.administrator.email = form.text("email") ?? ""
        do {
            try await FirstRunService(visit.portal).make(
                model.administrator, code: model.code, password: form.value("password") ?? "", again: form.value("again") ?? "")
            return .seeOther("\(Paths.signIn)?next=\(percentEncoded(Paths.admin))")
        } catch let refusal as FirstRunService.Refusal {
            model.problems = refusal.problems
            return page(visit, model)
        }
    }

    private static func page(_ visit: Visit, _ model: FirstRunPage.Model) -> Response {
        // As on the sign-in page: the secret of a cookie of its own.
        let secret = visit.visitorSecret
        var response = Response.html(
            FirstRunPage.page(visit, model, secret: Secrets.masked(secret)),
            status: model.problems.isEmpty ? .ok : .unprocessableContent)
        response.setCookie(SessionCookie.visitor(secret, isSecure: visit.isSecure))
        return response
    }
}
