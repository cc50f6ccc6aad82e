import Application
import Domain
import Hummingbird

/// What a person sets for themself: display and reading, sessions; ``PasswordController`` changes the password.
enum AccountController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.account, .person, show)
        routes.post(Paths.preferences, .person, setPreferences)
        routes.post(Paths.otherSessions, .person, signOutElsewhere)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        var model = AccountPage.Model()
        model.done = visit.query("done").flatMap(AccountPage.Done.init(rawValue:))
        model.closedSessions = visit.query("count").flatMap { text in Int(text) } ?? 0
        return try await page(visit, model)
    }

    @Sendable static func setPreferences(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let me = try visit.me()
        var preferences = me.person.preferences
        // A value that no page offers changes nothing.
        preferences.language = form.text("language").flatMap(Domain.Language.init(rawValue:)) ?? preferences.language
        preferences.theme = form.text("theme").flatMap(Preferences.Theme.init(rawValue:)) ?? preferences.theme
        preferences.reading = form.text("reading").flatMap(Preferences.Reading.init(rawValue:)) ?? preferences.reading
        // Only technicians are asked; an empty box says nothing of whoever did not see it.
        if me.policy.canUseWorkbench { preferences.shortcuts = form.isTicked("shortcuts") }
        try await AccountService(visit.portal).setPreferences(preferences, of: me)
        var response = Response.seeOther("\(Paths.account)?done=\(AccountPage.Done.preferences.rawValue)")
        response.setCookie(SessionCookie.language(preferences.language, isSecure: visit.isSecure))
        return response
    }

    @Sendable static func signOutElsewhere(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let count = try await SessionService(visit.portal).signOutElsewhere(try visit.me())
        return .seeOther("\(Paths.account)?done=\(AccountPage.Done.sessions.rawValue)&count=\(count)")
    }

    static func page(_ visit: Visit, _ model: AccountPage.Model) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        return .html(
            AccountPage.page(visit, model, try visit.me(), catalogue),
            status: model.refusal == nil ? .ok : .unprocessableContent)
    }
}
