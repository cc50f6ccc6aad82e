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

/// A site with the people and the two tickets of the access table, called as one of them.
struct PortalWorld {
    let portal: Portal
    let client: any TestClientProtocol
    let people: [Visitor: PersonID]
    let target: AccessWorld.Target

    static func with(_ body: @escaping @Sendable (PortalWorld) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_portal_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        let blob = try await blobs.receive(Chunks(text: "contenu"), name: "note.txt", limit: 1_000)
        try await withDatabase(.sqlite, Schema.migrations) { database in
            let portal = Portal(database: database, blobs: blobs, passwords: .quick)
            let made = try await database.write { tx in try AccessPeople(portal: portal, blob: blob, in: tx) }
            let statement = Statement(
                key: "legal", title: LocalizedText(fr: "Mentions légales"),
                body: .init(fr: [.heading("Éditeur"), .paragraph("<b>Nous</b>")], en: nil))
            let settings = WebSettings(publicFolder: "Public", statements: DefaultStatements([statement]))
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let (router, _) = Site(portal: portal, settings: settings).router(accessLog: logger)
            let app = Hummingbird.Application(router: router, logger: logger)
            try await app.test(.router) { client in
                try await body(
                    PortalWorld(
                        portal: portal, client: client, people: try #require(made.people[.plain]),
                        target: try #require(made.targets[.plain])))
            }
        }
    }

    var path: String { Paths.request(target.reference.description) }

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String
    }

    func get(_ uri: String, as visitor: Visitor? = .requester) async throws -> Answer {
        try await send(uri, .get, as: visitor, body: nil)
    }

    /// Sends a form with its secret.
    func post(_ uri: String, _ fields: [String: String] = [:], as visitor: Visitor = .requester) async throws -> Answer {
        var pairs = ["csrf=\(Secrets.masked(Self.token(visitor)))"]
        pairs += fields.map { name, value in "\(percentEncoded(name))=\(percentEncoded(value))" }
        return try await send(uri, .post, as: visitor, body: pairs.joined(separator: "&"))
    }

    /// Sends a message with files.
    func upload(
        _ uri: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])],
        as visitor: Visitor = .requester
    ) async throws -> Answer {
        let person = try #require(people[visitor])
        try await beginSession(person, token: Self.token(visitor))
        let body = MultipartSample.body(fields: [("csrf", Secrets.masked(Self.token(visitor)))] + fields, files: files)
        return try await client.execute(
            uri: uri, method: .post,
            headers: [
                .cookie: "session=\(Secrets.text(Self.token(visitor)))",
                .contentType: "multipart/form-data; boundary=\(MultipartSample.boundary)",
            ], body: ByteBuffer(bytes: body)
        ) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
    }

    private func send(_ uri: String, _ method: HTTPRequest.Method, as visitor: Visitor?, body: String?) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let visitor, let person = people[visitor] {
            try await beginSession(person, token: Self.token(visitor))
            headers[.cookie] = "session=\(Secrets.text(Self.token(visitor)))"
        }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { text in ByteBuffer(string: text) }
        ) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
    }

    private static func token(_ visitor: Visitor) -> [UInt8] {
        [UInt8]("\(visitor.rawValue)-00000000000000000000000000000000".utf8.prefix(32))
    }

    private func beginSession(_ person: PersonID, token: [UInt8]) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            try SessionStore.delete(tokenHash: sha256(token), in: tx)
            try SessionStore.insert(
                tokenHash: sha256(token), person: person, csrf: token, isShared: false, at: now, expiresAt: now + .hours(1),
                endsAt: now + .hours(2), in: tx)
        }
    }

    func ticket() async throws -> Ticket {
        let (reference, me) = (target.reference, try #require(people[.requester]))
        return try await portal.database.read { tx in
            try #require(try TicketStore.ticket(reference, visibleTo: Actor(person: me), in: tx))
        }
    }

    func messages() async throws -> [String] {
        let id = try await ticket().id
        return try await portal.database.read { tx in
            try MessageStore.messages(of: id, includingPrivate: true, in: tx).map(\.body)
        }
    }

    /// Moves the ticket as the desk would.
    func change(_ command: @escaping @Sendable (Ticket) throws -> TicketChange) async throws {
        let (ticket, now) = (try await ticket(), portal.clock.now)
        try await portal.database.write { tx in try Outbox.save(try command(ticket), at: now, in: tx) }
    }
}

extension PasswordHasher {
    /// As the real one, in a moment.
    static let quick = PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1))
}
