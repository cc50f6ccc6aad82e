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

/// A site with an administrator (1), an owner (2), an agent (3), and a browser of each.
struct AdminSite {
    let portal: Portal
    private let client: any TestClientProtocol

    private static let now = Instant(milliseconds: 1_700_000_000_000)
    private static let boundary = "----guichet-boundary"

    /// - Parameter isEmpty: nobody exists yet.
    static func with(isEmpty: Bool = false, _ body: @escaping @Sendable (AdminSite) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_admin_web_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(.sqlite, Schema.migrations) { database in
            let portal = Portal(database: database, blobs: blobs, clock: Clock { now })
            if !isEmpty { try await database.write { tx in try insert(in: tx) } }
            let site = Site(portal: portal, settings: WebSettings(publicFolder: "Public"))
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let app = Hummingbird.Application(router: site.router(accessLog: logger).router, logger: logger)
            try await app.test(.router) { client in try await body(AdminSite(portal: portal, client: client)) }
        }
    }

    private static func insert(in tx: any Transaction) throws {
        for (index, name) in ["Admin", "Owner", "Agent"].enumerated() {
            let person = NewPerson(staffNumber: "A\(index + 1)", firstName: "Ada", lastName: "<\(name)>")
            let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            try SessionStore.insert(
                tokenHash: sha256(token(id.rawValue)), person: id, csrf: token(id.rawValue), isShared: false, at: now,
                expiresAt: now + .hours(1), endsAt: now + .hours(2), in: tx)
        }
        let section = try CatalogueStore.saveSection(
            key: "informatique", name: LocalizedText(fr: "Informatique"), summary: nil, hue: .info, icon: "monitor",
            position: 0, in: tx)
        let team = try CatalogueStore.saveTeam(key: "proximite", name: "Proximité", section: section, level: 1, in: tx)
        _ = try CatalogueStore.saveCategory(key: "materiel", name: "Matériel", section: section, in: tx)
        for key in ["poste", "paie"] {
            _ = try CatalogueStore.save(
                .init(
                    key: key, section: section, name: LocalizedText(fr: key), summary: nil, icon: "package", team: team,
                    isConfidential: false, privacy: nil, position: 0), in: tx)
        }
        _ = try RightStore.grant(.administrator, to: PersonID(1), by: nil, at: now, in: tx)
        _ = try RightStore.grant(.owner, to: PersonID(2), service: ServiceID(1), by: nil, at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
    }

    private static func token(_ person: Int64) -> [UInt8] { [UInt8](repeating: UInt8(person), count: 32) }

    /// What a browser got.
    struct Answer {
        let status: Int
        let location: String
        let headers: HTTPFields
        let text: String
    }

    func get(_ path: String, as person: Int64? = 1) async throws -> Answer {
        try await send(.get, path, person.map { person in "session=\(Secrets.text(Self.token(person)))" }, [:], nil)
    }

    func post(_ path: String, _ fields: [(String, String)], as person: Int64 = 1) async throws -> Answer {
        let all = [("csrf", Secrets.masked(Self.token(person)))] + fields
        return try await send(
            .post, path, "session=\(Secrets.text(Self.token(person)))", [.contentType: "application/x-www-form-urlencoded"],
            ByteBuffer(string: Self.encoded(all)))
    }

    /// Posts as somebody without a session, with the secret of a cookie.
    func postAsVisitor(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let secret = [UInt8](repeating: 9, count: 24)
        return try await send(
            .post, path, "visitor=\(Secrets.text(secret))", [.contentType: "application/x-www-form-urlencoded"],
            ByteBuffer(string: Self.encoded([("csrf", Secrets.masked(secret))] + fields)))
    }

    /// Sends one file as a browser writes it.
    func upload(_ path: String, field: String, name: String, _ bytes: [UInt8], as person: Int64 = 1) async throws -> Answer {
        var body = Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n".utf8)
        body += "\(Secrets.masked(Self.token(person)))\r\n--\(Self.boundary)\r\n".utf8
        body += "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n".utf8
        body += bytes
        body += "\r\n--\(Self.boundary)--\r\n".utf8
        return try await send(
            .post, path, "session=\(Secrets.text(Self.token(person)))",
            [.contentType: "multipart/form-data; boundary=\(Self.boundary)"], ByteBuffer(bytes: body))
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { name, value in "\(percentEncoded(name))=\(percentEncoded(value))" }.joined(separator: "&")
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ cookie: String?, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(
                status: response.status.code, location: response.headers[.location] ?? "", headers: response.headers,
                text: String(buffer: response.body))
        }
    }

    func count(_ table: SQL) async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM \(table)") } ?? 0
    }

    /// A form of one question, shown if another is answered.
    static func form(key: String = "demander-ecran", service: String = "poste") -> String {
        """
        {"schema":1,"key":"\(key)","service":"\(service)","kind":"request","title":{"fr":"Demander un <écran>"},
         "summary":{"fr":"Un écran de plus."},"delay":{"workingDays":3},
         "route":{"team":"proximite","category":"materiel","impact":"low","urgency":"low"},
         "pages":[{"key":"besoin","title":{"fr":"Votre besoin"},"questions":[
          {"key":"motif","type":"choice","label":{"fr":"Motif"},"required":true,
           "choices":[{"key":"panne","label":{"fr":"Une panne"}},{"key":"autre","label":{"fr":"Autre"}}]},
          {"key":"raison","type":"shortText","label":{"fr":"Laquelle ?"},
           "show":{"question":"motif","operator":"equals","value":"panne"}}]}]}
        """
    }
}
