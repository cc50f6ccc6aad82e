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

/// Who comes, in the order of the columns of `access.txt`.
enum Visitor: String, CaseIterable, Sendable {
    case anonymous, requester, watcher, beneficiary, team, otherTeam, otherSection, formerTeam, owner, administrator
    case deactivated
}

/// The two kinds of service.
enum Confidentiality: String, CaseIterable, Sendable { case plain, confidential }

/// A site with a ticket of a plain service and one of a confidential service, and a session for
/// each visitor.
struct AccessWorld {
    let portal: Portal
    let database: CountingDatabase
    /// What the site wrote in its log.
    let log: LogBook
    let routes: [RouteTable.Entry]
    private let client: any TestClientProtocol
    let targets: [Confidentiality: Target]
    private let people: [Confidentiality: [Visitor: PersonID]]

    /// What the placeholders of a route stand for.
    struct Target: Sendable {
        var reference: TicketReference
        var title: String
        var attachment: AttachmentID
        var draft: DraftID
        var person: PersonID
        var values: [String: String]
    }

    static func with(
        _ engine: Engine = .sqlite, _ body: @escaping @Sendable (AccessWorld) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_access_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        let blob = try await blobs.receive(Chunks(text: "contenu"), name: "note.txt", limit: 1_000)
        try await withDatabase(engine, Schema.migrations) { base in
            let database = CountingDatabase(base)
            let portal = Portal(database: database, blobs: blobs)
            let made = try await database.write { tx in try AccessPeople(portal: portal, blob: blob, in: tx) }
            let site = Site(portal: portal, settings: WebSettings(publicFolder: "Public"))
            let log = LogBook()
            let logger = Logger(label: "test") { _ in LogBook.Handler(book: log) }
            let (router, routes) = site.router(accessLog: logger)
            let app = Hummingbird.Application(router: router, logger: logger)
            try await app.test(.router) { client in
                try await body(
                    AccessWorld(
                        portal: portal, database: database, log: log, routes: routes, client: client, targets: made.targets,
                        people: made.people))
            }
        }
    }

    struct Answer {
        let status: Int
        let location: String
        let text: String
    }

    /// Calls a route as a visitor; a command carries nothing but the secret and a stale revision, so
    /// that nothing it may do changes anything.
    func call(_ route: RouteTable.Entry, as visitor: Visitor, on kind: Confidentiality) async throws -> Answer {
        var path = try self.path(route, on: kind)
        try #require(!path.contains("{"), "no value for a placeholder of \(route.pattern)")
        // Lists that could show the title look for it.
        switch route.pattern {
        case "/search", "/search/suggestions", "/desk/search": path += "?q=montrer"
        case "/desk/queue", "/desk/queue.csv": path += "?view=to-take"
        default: break
        }
        var headers: HTTPFields = [:]
        var body: ByteBuffer?
        let token = Self.token(visitor, kind)
        if let person = people[kind]?[visitor] {
            try await beginSession(person, token: token)
            headers[.cookie] = "session=\(Secrets.text(token))"
        }
        if route.method == .post {
            headers[.contentType] = "application/x-www-form-urlencoded"
            let version = route.pattern.hasPrefix("/admin/") ? 1 : 0
            body = ByteBuffer(
                string: "csrf=\(Secrets.masked(token))&revision=0&version=\(version)&form-version=1&body=Bonjour&reason=supplier")
        }
        return try await client.execute(uri: path, method: route.method, headers: headers, body: body) { response in
            Answer(
                status: response.status.code, location: response.headers[.location] ?? "", text: String(buffer: response.body))
        }
    }

    /// The path of a route, its placeholders filled.
    func path(_ route: RouteTable.Entry, on kind: Confidentiality = .plain) throws -> String {
        var values = try #require(targets[kind]).values
        // The administration names services by their identifier, the portal by their key; look-ups name forms by key.
        if route.pattern.hasPrefix("/admin/") { values["service"] = "1" }
        if route.pattern.hasPrefix("/lookups/") { values["form"] = values["key"] }
        values["family"] = "general"
        if route.pattern.hasPrefix("/desk/persons/") { values["id"] = try person(.requester, on: kind).description }
        return values.reduce(route.pattern) { path, value in path.replacingOccurrences(of: "{\(value.key)}", with: value.value) }
    }

    /// Anything at all, as a visitor with a session, or without one.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: [UInt8]? = nil, as visitor: Visitor?
    ) async throws -> (answer: Answer, headers: HTTPFields) {
        var headers = headers
        if let visitor, let person = people[.plain]?[visitor] {
            let token = Self.token(visitor, .plain)
            try await beginSession(person, token: token)
            headers[.cookie] = "session=\(Secrets.text(token))"
        }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { bytes in ByteBuffer(bytes: bytes) }
        ) { response in
            let answer = Answer(
                status: response.status.code, location: response.headers[.location] ?? "", text: String(buffer: response.body))
            return (answer, response.headers)
        }
    }

    /// The secret of a visitor's forms.
    func secret(_ visitor: Visitor) -> String { Secrets.masked(Self.token(visitor, .plain)) }

    /// A page, as a visitor.
    func get(_ path: String, as visitor: Visitor, on kind: Confidentiality) async throws -> Answer {
        let person = try #require(people[kind]?[visitor])
        let token = Self.token(visitor, kind)
        try await beginSession(person, token: token)
        return try await client.execute(
            uri: path, method: .get, headers: [.cookie: "session=\(Secrets.text(token))"]
        ) { response in
            Answer(
                status: response.status.code, location: response.headers[.location] ?? "", text: String(buffer: response.body))
        }
    }

    /// Sends a form as a visitor, with the right secret.
    func post(
        _ path: String, _ fields: [(String, String)], as visitor: Visitor, on kind: Confidentiality
    ) async throws -> Answer {
        let token = Self.token(visitor, kind)
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let person = people[kind]?[visitor] {
            try await beginSession(person, token: token)
            headers[.cookie] = "session=\(Secrets.text(token))"
        }
        let all = [("csrf", Secrets.masked(token))] + fields
        let body = all.map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)) { response in
            Answer(
                status: response.status.code, location: response.headers[.location] ?? "", text: String(buffer: response.body))
        }
    }

    func person(_ visitor: Visitor, on kind: Confidentiality) throws -> PersonID { try #require(people[kind]?[visitor]) }

    private static func token(_ visitor: Visitor, _ kind: Confidentiality) -> [UInt8] {
        [UInt8]("\(visitor.rawValue)-\(kind.rawValue)-0000000000000000000000000000000".utf8.prefix(32))
    }

    /// A route may have ended the session: each call begins with one.
    private func beginSession(_ person: PersonID, token: [UInt8]) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            try SessionStore.delete(tokenHash: sha256(token), in: tx)
            try SessionStore.insert(
                tokenHash: sha256(token), person: person, csrf: token, isShared: false, at: now, expiresAt: now + .hours(1),
                endsAt: now + .hours(2), in: tx)
        }
    }
}

/// One chunk of bytes, as a request's body.
struct Chunks: AsyncSequence, Sendable {
    let text: String

    struct Iterator: AsyncIteratorProtocol {
        var left: [ByteBuffer]
        mutating func next() async -> ByteBuffer? { left.popLast() }
    }

    func makeAsyncIterator() -> Iterator { Iterator(left: [ByteBuffer(string: text)]) }
}
