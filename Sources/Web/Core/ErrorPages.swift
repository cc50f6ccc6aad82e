import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The one place where errors become responses, and are logged: once, with the id of the request.
enum ErrorPages {
    /// Seconds after which what cannot be answered now is worth asking again.
    static let retryAfter = "5"

    static func response(to error: any Error, for visit: Visit, logger: Logger) throws -> Response {
        let refusal = refusal(of: error)
        // Ours, or the database's: the cause is told to whoever runs the portal.
        if refusal == nil || refusal == .unavailable { log(error, visit, logger) }
        // The part of a page that a script asks for is not the sign-in page: the script then follows the link.
        if refusal == .signInNeeded, !visit.isPartial { return SignInController.redirect(from: visit) }
        if refusal == .newPasswordNeeded { return PasswordController.redirect(from: visit) }
        return page(refusal, for: visit)
    }

    /// What an error means to a visitor; nil for one that is our fault.
    static func refusal(of error: any Error) -> WebError? {
        switch error {
        case let error as WebError: error
        case is NotFound: .notFound
        case is NotAllowed: .forbidden
        case let error where isUnavailable(error): .unavailable
        case let error as HTTPError where error.status == .contentTooLarge: .tooLarge(limit: 0)
        // What Hummingbird cannot read is no fault of ours.
        case let error as HTTPError where error.status == .badRequest: .badRequest(.malformed)
        default: nil
        }
    }

    static func page(_ refusal: WebError?, for visit: Visit) -> Response {
        let words = visit.words
        let text = words.refusal(refusal)
        if (visit.request.headers[.accept] ?? "").utf8.starts(with: "application/json".utf8) {
            return allowing(refusal, .json(json(refusal, text, visit), status: refusal?.status ?? .internalServerError))
        }
        let content = main(.class("container"), .id("contenu"), .tabindex(-1)) {
            div(.class("statement")) {
                p(.class("code")) { String(refusal?.status.code ?? 500) }
                h1 { text.title }
                p(.class("lead")) { text.explanation }
                p(.class("muted small")) { "\(words.requestNumber) " + visit.requestID }
                div(.class("button-row")) { a(.class("button"), .href(Paths.home)) { words.backHome } }
            }
        }
        return allowing(
            refusal,
            .html(Layout.plain(visit, title: text.title, content), status: refusal?.status ?? .internalServerError))
    }

    /// 405 says which methods would do (RFC 9110, §15.5.6), 429 and 503 when to come back.
    private static func allowing(_ refusal: WebError?, _ plain: Response) -> Response {
        var response = plain
        if case .methodNotAllowed(let methods) = refusal {
            response.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        }
        if case .tooMuch(let seconds) = refusal { response.headers[.retryAfter] = String(seconds) }
        if refusal == .unavailable { response.headers[.retryAfter] = retryAfter }
        return response
    }

    /// For scripts: the same words, and the id of the request.
    private static func json(_ refusal: WebError?, _ text: RefusalText, _ visit: Visit) -> String {
        let members = ["error": text.title, "message": text.explanation, "request": visit.requestID]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(members)).map { data in String(decoding: data, as: UTF8.self) } ?? "{}"
    }

    private static func log(_ error: any Error, _ visit: Visit, _ logger: Logger) {
        logger.error(
            "request failed",
            metadata: [
                "id": .string(visit.requestID),
                "error": .string(loggable(error, withData: logger.logLevel <= .debug)),
            ])
    }
}
