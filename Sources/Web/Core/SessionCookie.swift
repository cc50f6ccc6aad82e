import Application
import Domain
import HTTPTypes
import Hummingbird

/// The cookies: the session, the secret of a visitor who has none yet, the language. `__Host-` on
/// https, where a browser accepts it.
enum SessionCookie {
    private static func name(_ plain: String, isSecure: Bool) -> String { isSecure ? "__Host-\(plain)" : plain }

    static func token(in request: Request, isSecure: Bool) -> [UInt8]? {
        request.cookies[name("session", isSecure: isSecure)].flatMap { cookie in Secrets.bytes(cookie.value) }
    }

    /// nil when there is none, or one that we did not make: cut short, or somebody else's.
    static func visitorSecret(in request: Request, isSecure: Bool) -> [UInt8]? {
        guard let cookie = request.cookies[name("visitor", isSecure: isSecure)], let secret = Secrets.bytes(cookie.value),
            secret.count == visitorSecretLength
        else { return nil }
        return secret
    }

    static let visitorSecretLength = 24

    static func begin(_ token: [UInt8], isSecure: Bool) -> Cookie {
        Cookie(
            name: name("session", isSecure: isSecure), value: Secrets.text(token), path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    static func end(isSecure: Bool) -> Cookie {
        Cookie(
            name: name("session", isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    static func visitor(_ secret: [UInt8], isSecure: Bool) -> Cookie {
        Cookie(
            name: name("visitor", isSecure: isSecure), value: Secrets.text(secret), path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    static func language(_ language: Domain.Language, isSecure: Bool) -> Cookie {
        Cookie(
            name: "language", value: language.rawValue, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

/// The language of a visit: the person's choice, a cookie's, the browser's, French.
enum LanguageChoice {
    static func language(of request: Request, person: Person?) -> Domain.Language {
        if let person { return person.preferences.language }
        if let cookie = request.cookies["language"], let language = Domain.Language(rawValue: cookie.value) { return language }
        let accepted = (request.headers[.acceptLanguage] ?? "").split(separator: ",")
        let first = accepted.compactMap { part in
            Domain.Language(rawValue: String(part.drop { $0 == " " }.prefix(2)).lowercased())
        }.first
        return first ?? .french
    }
}
