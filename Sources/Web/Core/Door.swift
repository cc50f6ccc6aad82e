import Application
import Blobs
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Every request goes through it: it finds who comes, lets them in or not, reads what they send,
/// and turns what is refused into a page.
struct Door: Sendable {
    let site: Site

    func open(
        _ request: Request, _ context: WebContext, _ access: Access, pattern: String,
        withoutSession: (@Sendable (Visit) async throws -> Response)? = nil,
        _ handler: @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        let visit = try await visit(request, context, access)
        do {
            if visit.signedIn == nil, let withoutSession { return try await withoutSession(visit) }
            try admit(visit, access)
            if access.needsOwnPassword, visit.signedIn?.mustChangePassword == true { throw WebError.newPasswordNeeded }
            var response = try await handler(visit)
            // A handler that moved the end has said so itself.
            if let signedIn = visit.signedIn, response.headers[.sessionEnds] == nil {
                response.headers[values: .sessionEnds] = [String(signedIn.expiresAt.milliseconds)]
            }
            return response
        } catch {
            return try ErrorPages.response(to: error, for: visit, logger: context.logger)
        }
    }

    /// Who comes, from where, in which language.
    func visit(_ request: Request, _ context: WebContext, _ access: Access) async throws -> Visit {
        let origin = Origin(of: request, peer: context.peer, trusting: site.settings.trustedProxies)
        var signedIn: SignedIn?
        if access != .open, let token = SessionCookie.token(in: request, isSecure: origin.isSecure) {
            signedIn = try await SessionService(site.portal).signedIn(token: token)
        }
        return Visit(
            site: site, request: request, parameters: context.parameters, requestID: context.requestID,
            address: origin.address, isSecure: origin.isSecure, signedIn: signedIn,
            sessionToken: signedIn.map { session in Secrets.masked(session.csrf) },
            language: LanguageChoice.language(of: request, person: signedIn?.person), now: site.portal.clock.now)
    }

    private func admit(_ visit: Visit, _ access: Access) throws(WebError) {
        switch access {
        case .open, .anyone: return
        case .session, .person: _ = try visit.me()
        case .workbench: guard try visit.me().policy.canUseWorkbench else { throw .forbidden }
        case .forms: guard try visit.me().policy.canEditSomeForms else { throw .forbidden }
        case .administration: guard try visit.me().policy.canAdminister else { throw .forbidden }
        }
    }

    /// How long a form may take to come, with its files on a poor line; a body that trickles holds nothing for ever.
    private static let deadline = Duration.seconds(300)

    /// The form a page sent, its secret checked before any file of it is kept.
    /// - Parameter isSessionOver: who sends it is not known any more: no secret to check, no file to keep.
    func form(of visit: Visit, maximumSize: Int? = nil, isSessionOver: Bool = false) async throws -> FormBody {
        try await withThrowingTaskGroup(of: FormBody.self) { group in
            group.addTask { try await read(visit, maximumSize: maximumSize, isSessionOver: isSessionOver) }
            group.addTask {
                try await Task.sleep(for: Self.deadline)
                throw WebError.tooSlow
            }
            defer { group.cancelAll() }
            guard let form = try await group.next() else { throw WebError.badRequest(.truncated) }
            return form
        }
    }

    private func read(_ visit: Visit, maximumSize: Int?, isSessionOver: Bool) async throws -> FormBody {
        try refuseForeignSites(visit)
        let type = visit.request.headers[.contentType] ?? ""
        if type.utf8.starts(with: "multipart/form-data".utf8) {
            return try await MultipartForm.read(
                visit, contentType: type, maximumFieldsSize: maximumSize, keepsFiles: !isSessionOver
            ) { fields in
                if !isSessionOver { try checkSecret(fields, of: visit) }
            }
        }
        guard type.isEmpty || type.utf8.starts(with: "application/x-www-form-urlencoded".utf8) else {
            throw WebError.unsupportedMediaType
        }
        let limit = maximumSize ?? site.settings.maximumFormSize
        var body = ByteBuffer()
        for try await var chunk in visit.request.body {
            guard body.readableBytes + chunk.readableBytes <= limit else { throw WebError.tooLarge(limit: limit) }
            body.writeBuffer(&chunk)
        }
        if let announced = visit.request.headers[.contentLength].flatMap({ text in Int(text) }), announced != body.readableBytes {
            throw WebError.badRequest(.truncated)
        }
        let form = try FormBody.urlEncoded(body.readableBytesView)
        if !isSessionOver { try checkSecret(form, of: visit) }
        return form
    }

    /// A browser says where a request comes from; one that comes from elsewhere is not ours.
    private func refuseForeignSites(_ visit: Visit) throws(WebError) {
        if let site = visit.request.headers[.secFetchSite], !["same-origin", "none"].contains(site) { throw .forged }
    }

    private func checkSecret(_ form: FormBody, of visit: Visit) throws(WebError) {
        let sent = form.value("csrf") ?? ""
        guard Secrets.matches(sent, secret: visit.formSecret) else { throw .forged }
    }
}

/// Where a request really comes from: what a trusted proxy says of it, or the connection itself.
struct Origin {
    let address: String
    let isSecure: Bool

    init(of request: Request, peer: String?, trusting proxies: Set<String>) {
        let connection = peer ?? "unknown"
        guard proxies.contains(connection) else {
            (address, isSecure) = (connection, false)
            return
        }
        // The last address that no trusted proxy wrote.
        let chain = (request.headers[.forwardedFor] ?? "").split(separator: ",").map { part in
            String(part.drop { character in character == " " }.prefix { character in character != " " })
        }
        address = chain.last { hop in !proxies.contains(hop) } ?? connection
        isSecure = request.headers[.forwardedProto] == "https"
    }
}
