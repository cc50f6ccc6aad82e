@testable import Application
import Blobs
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SQL
import SQLTesting
import Storage
import Testing

@testable import Web

/// A site where Nadia signs in by the page, over http or behind a proxy that speaks https.
struct SignInSite {
    let portal: Portal
    private let client: any TestClientProtocol

    static let password = "sept mots suffisent pour faire une phrase"

    /// - Parameter mustChange: the password was given by somebody else.
    static func with(
        mustChange: Bool = false, _ body: @escaping @Sendable (SignInSite) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_session_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        try await withDatabase(.sqlite, Schema.migrations) { database in
            let portal = Portal(database: database, blobs: try FileBlobStore(root: root.path), passwords: .quick)
            let (hash, now) = (try await portal.passwords.hash(password), portal.clock.now)
            try await database.write { tx in
                let person = NewPerson(staffNumber: "M-041877", firstName: "Nadia", lastName: "Belkacem")
                let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
                _ = try RightStore.grant(.administrator, to: id, by: nil, at: now, in: tx)
                try LocalIdentityStore.save(hash, of: id, mustChange: mustChange, at: now, in: tx)
                try SettingStore.touchCatalogue(at: now, in: tx)
            }
            // Connections of these tests have no address; the proxy is the one they seem to come from.
            let settings = WebSettings(publicFolder: "Public", trustedProxies: ["unknown"])
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let app = Hummingbird.Application(
                router: Site(portal: portal, settings: settings).router(accessLog: logger).router, logger: logger)
            try await app.test(.router) { client in try await body(SignInSite(portal: portal, client: client)) }
        }
    }

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String

        var location: String { headers[.location] ?? "" }

        /// The cookies set, whole.
        var cookies: [String] { headers[values: .setCookie] }

        func cookie(_ name: String) -> String? { cookies.first { cookie in cookie.hasPrefix("\(name)=") } }

        /// The secret of the first form of the page.
        var secret: String { text.values(of: "name=\"csrf\" value").first ?? "" }
    }

    func get(_ path: String, cookie: String? = nil, isSecure: Bool = false) async throws -> Answer {
        try await send(.get, path, cookie, nil, isSecure: isSecure, accept: nil)
    }

    func post(
        _ path: String, _ fields: [(String, String)], cookie: String?, isSecure: Bool = false, accept: String? = nil
    ) async throws -> Answer {
        let body = fields.map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
        return try await send(.post, path, cookie, body, isSecure: isSecure, accept: accept)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ cookie: String?, _ body: String?, isSecure: Bool, accept: String?
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        headers[.cookie] = cookie
        headers[.accept] = accept
        if isSecure { headers[.forwardedProto] = "https" }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { text in ByteBuffer(string: text) }
        ) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
    }

    /// Signs in by the page.
    /// - Returns: the answer, and the cookie of the session.
    func signIn(
        password: String = password, next: String? = nil, isShared: Bool = false, isSecure: Bool = false
    ) async throws -> (answer: Answer, cookie: String) {
        let page = try await get(Paths.signIn, isSecure: isSecure)
        let name = isSecure ? "__Host-" : ""
        let visitor = try #require(page.cookie("\(name)visitor")?.split(separator: ";").first)
        var fields = [("csrf", page.secret), ("login", "M-041877"), ("password", password)]
        if let next { fields.append(("next", next)) }
        if isShared { fields.append(("shared", "1")) }
        let answer = try await post(Paths.signIn, fields, cookie: String(visitor), isSecure: isSecure)
        return (answer, answer.cookie("\(name)session")?.split(separator: ";").first.map(String.init) ?? "")
    }
}
