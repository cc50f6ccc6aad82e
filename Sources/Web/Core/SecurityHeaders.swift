import HTTPTypes
import Hummingbird

/// What browsers may do with any response of ours. Outermost, so that error pages have them too.
struct SecurityHeaders: RouterMiddleware {
    /// Whose word is taken for https.
    let trustedProxies: Set<String>

    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = response.headers[.contentSecurityPolicy] ?? Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        // Once seen on https, never asked on http again for a year. Of other names of the domain we know nothing.
        if Origin(of: request, peer: context.peer, trusting: trustedProxies).isSecure {
            response.headers[.strictTransportSecurity] = "max-age=31536000"
        }
        response.headers[.requestID] = context.requestID
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name.ours("Referrer-Policy")
    static let crossOriginOpenerPolicy = HTTPField.Name.ours("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = HTTPField.Name.ours("Permissions-Policy")
}
