import Domain
import HTTPTypes

/// What a request can be refused for; each has a page.
enum WebError: Error, Sendable, Hashable {
    case notFound
    /// The route exists with other methods.
    case methodNotAllowed([HTTPRequest.Method])
    case signInNeeded
    /// Signed in with a password that must be changed first.
    case newPasswordNeeded
    case forbidden
    /// The form does not come from a page of ours, or from another session.
    case forged
    case badRequest(BadRequest)
    case tooLarge(limit: Int)
    /// More files than a person may send in an hour; seconds until the next one.
    case tooMuch(seconds: Int)
    case unsupportedMediaType
    /// A body that takes too long to come.
    case tooSlow
    case unavailable

    enum BadRequest: String, Sendable, Hashable {
        case truncated, malformed, notUTF8, tooManyFields, missingField
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .signInNeeded: .unauthorized
        case .forbidden, .forged, .newPasswordNeeded: .forbidden
        case .badRequest: .badRequest
        case .tooLarge: .contentTooLarge
        case .tooMuch: .tooManyRequests
        case .unsupportedMediaType: .unsupportedMediaType
        case .tooSlow: .requestTimeout
        case .unavailable: .serviceUnavailable
        }
    }
}
