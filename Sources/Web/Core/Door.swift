import Application
import Blobs
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Every request goes through it: it finds who comes, lets them in or not, reads what they send,
/// and turns what is refused into a page.
struct Door: Sendable {
    let site: Site
    /// Where errors of ours are told, which Hummingbird's own log is not.
    let logger: Logger

    func open(
        _ request: Request, _ context: WebContext, _ access: Access, pattern: String,
        withoutSession: (@Sendable (Visit) async throws -> Response)? = nil,
        _ handler: @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        let stranger = stranger(request, context)
        if access == .open { return try await open(stranger, access, withoutSession, handler) }
        // Who comes, what the page asks and the page itself: one change of threads for all.
        return try await site.portal.nearDatabase {
            try await open(stranger, access, withoutSession, handler)
        }
    }

    private func open(
        _ stranger: Visit, _ access: Access, _ withoutSession: (@Sendable (Visit) async throws -> Response)?,
        _ handler: @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        // Should the session not even be found, the answer is still a page.
        var visit = stranger
        do {
            if access != .open { visit = try await known(visit) }
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
            return try ErrorPages.response(to: error, for: visit, logger: logger)
        }
    }

    /// Where a request comes from and in which language; not who comes, which only the database knows.
    func stranger(_ request: Request, _ context: WebContext) -> Visit {
        let origin = Origin(of: request, peer: context.peer, trusting: site.settings.trustedProxies)
        let query = request.uri.query.flatMap { text in try? FormBody.urlEncoded(ByteBuffer(string: text).readableBytesView) }
        return Visit(
            site: site, request: request, fields: query ?? FormBody(), parameters: context.parameters,
            requestID: context.requestID,
            address: origin.address, isSecure: origin.isSecure, isLocal: origin.isLocal, signedIn: nil, sessionToken: nil,
            language: LanguageChoice.language(of: request, person: nil), now: site.portal.clock.now, logger: logger)
    }

    /// The same visit with who comes, if their session lives.
    func known(_ stranger: Visit) async throws -> Visit {
        guard let token = SessionCookie.token(in: stranger.request, isSecure: stranger.isSecure),
            var signedIn = try await SessionService(site.portal).signedIn(token: token)
        else { return stranger }
        // A page is worth more than the minute that its session would gain.
        if let kept = try? await SessionService(site.portal).keptAlive(signedIn) { signedIn = kept }
        var visit = stranger
        visit.signedIn = signedIn
        visit.sessionToken = Secrets.masked(signedIn.csrf)
        visit.language = LanguageChoice.language(of: stranger.request, person: signedIn.person)
        return visit
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
    /// - Parameters:
    ///   - takesFiles: the route is one that keeps files.
    ///   - isSessionOver: who sends it is not known any more: no secret to check, no file to keep.
    func form(
        of visit: Visit, takesFiles: Bool, maximumSize: Int? = nil, isSessionOver: Bool = false
    ) async throws -> FormBody {
        try await withThrowingTaskGroup(of: FormBody.self) { group in
            group.addTask {
                try await read(visit, takesFiles: takesFiles, maximumSize: maximumSize, isSessionOver: isSessionOver)
            }
            group.addTask {
                try await Task.sleep(for: Self.deadline)
                throw WebError.tooSlow
            }
            defer { group.cancelAll() }
            guard let form = try await group.next() else { throw WebError.badRequest(.truncated) }
            return form
        }
    }

    private func read(
        _ visit: Visit, takesFiles: Bool, maximumSize: Int?, isSessionOver: Bool
    ) async throws -> FormBody {
        try refuseForeignSites(visit)
        let type = visit.request.headers[.contentType] ?? ""
        if type.utf8.starts(with: "multipart/form-data".utf8) {
            let files: MultipartForm.Files = !takesFiles ? .ignored : isSessionOver ? .named : .kept
            return try await MultipartForm.read(
                visit, contentType: type, maximumFieldsSize: maximumSize, files: files
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
    /// Nobody on the way is elsewhere, whether believed or not: a proxy that nobody named is still one.
    let isLocal: Bool

    init(of request: Request, peer: String?, trusting proxies: Set<String>) {
        self.init(
            peer: peer ?? "unknown", forwardedFor: request.headers[.forwardedFor] ?? "",
            proto: request.headers[.forwardedProto], trusting: proxies)
    }

    /// - Parameter connection: whose connection it is.
    init(peer connection: String, forwardedFor: String, proto: String?, trusting proxies: Set<String>) {
        let chain = forwardedFor.split(separator: ",").map { part in
            String(part.drop { character in character == " " }.prefix { character in character != " " })
        }
        isLocal = (chain + [connection]).allSatisfy(Self.isLoopback)
        guard proxies.contains(connection) else {
            (address, isSecure) = (connection, false)
            return
        }
        // The last address that no trusted proxy wrote.
        address = chain.last { hop in !proxies.contains(hop) } ?? connection
        isSecure = proto == "https"
    }

    private static func isLoopback(_ address: String) -> Bool {
        address == "::1" || address.utf8.starts(with: "127.".utf8) || address.utf8.starts(with: "::ffff:127.".utf8)
    }
}
