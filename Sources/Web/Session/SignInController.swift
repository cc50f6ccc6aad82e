import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Logging

/// Signing in, out, staying.
enum SignInController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.signIn, .anyone, show)
        routes.post(Paths.signIn, .anyone, signIn)
        routes.post(Paths.signOut, .session, signOut)
        routes.post(Paths.sessionExtension, .session, extend)
        // A stranger's page carries no secret, and nothing is kept of what they choose but a cookie.
        routes.post(Paths.language, .anyone, withoutSession: chooseLanguage, chooseLanguage)
    }

    /// Whoever must sign in first comes back to the page they asked for.
    static func redirect(from visit: Visit) -> Response {
        .seeOther(signInPath(to: visit.returnPath))
    }

    /// The sign-in page that leads on to an address.
    static func signInPath(to next: String) -> String {
        next == Paths.home ? Paths.signIn : "\(Paths.signIn)?next=\(percentEncoded(next))"
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        if visit.signedIn != nil { return .seeOther(destination(visit.query("next"))) }
        if try await FirstRunService(visit.portal).isOpen() { return .seeOther(Paths.firstRun) }
        var model = SignInPage.Model(next: visit.query("next"))
        // A demonstration account that was chosen in the list.
        if visit.site.settings.isDemo { model.login = visit.query("login") ?? "" }
        return try await page(visit, model)
    }

    @Sendable static func signIn(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let login = form.text("login") ?? ""
        do {
            let begun = try await SessionService(visit.portal).signIn(
                login: login, password: form.value("password") ?? "", isShared: form.isTicked("shared"),
                address: visit.address, isLocal: visit.isLocal,
                previous: SessionCookie.token(in: visit.request, isSecure: visit.isSecure))
            let next = try await destination(of: form, visit, token: begun.token)
            var response = Response.seeOther(begun.mustChangePassword ? PasswordController.path(next: next) : next)
            response.setCookie(SessionCookie.begin(begun.token, isSecure: visit.isSecure))
            return response
        } catch let refusal as SessionService.Refusal {
            // How many, and when: no name, which may be a password typed in the wrong field.
            visit.logger.notice(
                "sign-in refused", metadata: ["id": .string(visit.requestID), "reason": .string(reason(refusal))])
            var model = SignInPage.Model(next: form.text("next"))
            model.login = login
            model.isShared = form.isTicked("shared")
            model.refusal = refusal
            model.kept = KeptAnswers(form)
            return try await page(visit, model)
        }
    }

    @Sendable static func signOut(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await SessionService(visit.portal).signOut(try visit.me())
        var response = Response.seeOther(Paths.signIn)
        response.setCookie(SessionCookie.end(isSecure: visit.isSecure))
        return response
    }

    @Sendable static func extend(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let ends = try await SessionService(visit.portal).extend(try visit.me())
        var response =
            visit.request.headers[.accept] == "application/json"
            ? Response(status: .noContent) : Response.seeOther(destination(form.text("next")))
        response.headers[.sessionEnds] = String(ends.milliseconds)
        return response
    }

    @Sendable static func chooseLanguage(_ visit: Visit, _ form: FormBody) async throws -> Response {
        guard let language = form.text("language").flatMap(Domain.Language.init(rawValue:)) else {
            throw WebError.badRequest(.missingField)
        }
        if let signedIn = visit.signedIn {
            var preferences = signedIn.person.preferences
            preferences.language = language
            try await AccountService(visit.portal).setPreferences(preferences, of: signedIn)
        }
        var response = Response.seeOther(destination(form.text("next")))
        response.setCookie(SessionCookie.language(language, isSecure: visit.isSecure))
        return response
    }

    /// Where whoever has just signed in goes on: with what they were typing, when the draft is theirs.
    private static func destination(of form: FormBody, _ visit: Visit, token: [UInt8]) async throws -> String {
        guard let kept = KeptAnswers(form) else { return destination(form.text("next")) }
        return try await kept.restore(visit, token: token) ?? Paths.home
    }

    /// A page of ours and nothing else: `//elsewhere` and `https:` are not followed.
    static func destination(_ next: String?) -> String {
        guard let next, next.utf8.first == UInt8(ascii: "/"), !next.utf8.starts(with: "//".utf8),
            !next.utf8.contains(UInt8(ascii: "\\")), next.utf8.allSatisfy({ byte in byte > 0x20 && byte != 0x7F })
        else { return Paths.home }
        return next
    }

    /// What was sent after the session had ended comes back once its author has signed in.
    static func page(keeping kept: KeptAnswers, _ visit: Visit) async throws -> Response {
        var model = SignInPage.Model(next: kept.path)
        model.kept = kept
        return try await page(visit, model)
    }

    private static func reason(_ refusal: SessionService.Refusal) -> String {
        switch refusal {
        case .wrong: "wrong"
        case .delayed: "delayed"
        case .demoAccount: "demoAccount"
        case .busy: "busy"
        }
    }

    private static func status(_ refusal: SessionService.Refusal?) -> HTTPResponse.Status {
        switch refusal {
        case nil: .ok
        case .busy: .serviceUnavailable
        case .wrong, .delayed, .demoAccount: .unprocessableContent
        }
    }

    private static func page(_ visit: Visit, _ model: SignInPage.Model) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        var model = model
        model.organisation = catalogue.organisationName
        if visit.site.settings.isDemo { model.accounts = try await DemoAccounts(visit.portal).list() }
        model.retryTime = model.refusal.flatMap { refusal in
            if case .delayed(let until) = refusal { visit.timeToRetry(until) } else { nil }
        }
        // The form of somebody without a session carries the secret of a cookie of its own.
        let secret = visit.visitorSecret
        var response = Response.html(
            SignInPage.page(visit, model, secret: Secrets.masked(secret)), status: status(model.refusal))
        if model.refusal == .busy { response.headers[.retryAfter] = ErrorPages.retryAfter }
        response.setCookie(SessionCookie.visitor(secret, isSecure: visit.isSecure))
        return response
    }
}

/// Bytes that have no meaning of their own in a query (RFC 3986, §2.3); the rest is escaped.
func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
    return result
}
