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

/// A site with two agents, one form, and a browser of each.
struct WebDesk {
    let portal: Portal
    let site: Site
    let filesFolder: String
    fileprivate let client: any TestClientProtocol

    static let form = "materiel-demander"
    static let now = Instant(milliseconds: 1_700_000_000_000)

    static func with(
        maximumUploadPerHour: Int = 100_000_000, _ body: @escaping @Sendable (WebDesk) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_web_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(.sqlite, Schema.migrations) { database in
            let portal = Portal(
                database: database, blobs: blobs, clock: Clock { now }, rules: .init(maximumFileSize: 100_000))
            try await database.write { tx in try insert(portal, in: tx) }
            let site = Site(
                portal: portal, settings: WebSettings(publicFolder: "Public", maximumUploadPerHour: maximumUploadPerHour))
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let app = Hummingbird.Application(router: site.router(accessLog: logger).router, logger: logger)
            try await app.test(.router) { client in
                try await body(WebDesk(portal: portal, site: site, filesFolder: root.path, client: client))
            }
        }
    }

    private static func insert(_ portal: Portal, in tx: any Transaction) throws {
        for (first, last) in [("Nadia", "Belkacem"), ("Hélène", "Vasseur"), ("Marie", "Dupont"), ("Marie", "Dupond")] {
            let person = NewPerson(staffNumber: "A-\(last.uppercased())", firstName: first, lastName: last)
            _ = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
        }
        try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (1, 's', 'Informatique', 'info', 'x', 1)")
        try tx.run("INSERT INTO team(id, key, name, section_id, level) VALUES (1, 'proximite', 'Proximité', 1, 1)")
        try tx.run(
            """
            INSERT INTO service(id, key, section_id, name_fr, icon, team_id, position) VALUES (1, 'postes', 1, 'Postes', 'x', 1, 1)
            """)
        try tx.run("INSERT INTO category(id, key, name, section_id) VALUES (1, 'materiel', 'Matériel', 1)")
        for person in Int64(1)...2 {
            try SessionStore.insert(
                tokenHash: sha256(token(person)), person: PersonID(person), csrf: secret(person), isShared: false, at: now,
                expiresAt: now + .hours(1), endsAt: now + .hours(2), in: tx)
        }
        let definition = try FormReader.read(Array(json.utf8))
        let loaded = try FormLibrary.load(
            definition, json: Array(json.utf8), service: ServiceID(1), by: nil, at: now, in: tx)
        try FormStore.publish(loaded.form, version: 1, service: ServiceID(1), at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
    }

    static let json = """
        {"schema":1,"key":"\(form)","service":"postes","kind":"request","title":{"fr":"Demander <du> matériel"},
         "summary":{"fr":"Pour un poste."},"delay":{"workingDays":2},
         "route":{"team":"proximite","category":"materiel","impact":"low","urgency":"low"},"ticketTitle":"Matériel : {motif}",
         "pages":[
          {"key":"besoin","title":{"fr":"Besoin"},"questions":[
            {"key":"motif","type":"choice","required":true,"label":{"fr":"Pourquoi ?"},
             "choices":[{"key":"panne","label":{"fr":"Une panne"}},{"key":"arrivee","label":{"fr":"Une arrivée"}}]},
            {"key":"date","type":"date","required":true,"label":{"fr":"Date d’arrivée"},
             "show":{"question":"motif","operator":"equals","value":"arrivee"},
             "validation":{"message":{"fr":"Choisissez un jour d’arrivée"}}},
            {"key":"responsable","type":"person","label":{"fr":"Responsable"}}]},
          {"key":"details","title":{"fr":"Détails"},"questions":[
            {"key":"recit","type":"longText","required":true,"label":{"fr":"Décrivez"},"validation":{"minLength":10}},
            {"key":"pj","type":"file","label":{"fr":"Pièces"},"validation":{"maximum":2}}]}]}
        """

    static func token(_ person: Int64) -> [UInt8] { [UInt8](repeating: UInt8(person), count: 32) }
    static func secret(_ person: Int64) -> [UInt8] { [UInt8](repeating: UInt8(person) + 100, count: 32) }

    /// What a browser got.
    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var location: String { headers[.location] ?? "" }

        /// The value of the first field of this name, as the page carries it.
        func field(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[start.upperBound...].prefix { character in character != "\"" })
        }
    }

    func get(_ path: String, as person: Int64? = 1) async throws -> Answer {
        try await send(.get, path, person, [:], nil)
    }

    /// Sends a form with its secret.
    func post(
        _ path: String, _ fields: [(String, String)], as person: Int64? = 1, secret: String? = nil
    ) async throws -> Answer {
        let all = [("csrf", secret ?? Secrets.masked(Self.secret(person ?? 1)))] + fields
        let body = all.map { name, value in "\(percentEncoded(name))=\(percentEncoded(value))" }.joined(separator: "&")
        return try await send(
            .post, path, person, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: body))
    }

    /// Sends a form with files as a browser writes it.
    func upload(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])],
        as person: Int64? = 1, cutBy cut: Int = 0
    ) async throws -> Answer {
        let all = [("csrf", Secrets.masked(Self.secret(person ?? 1)))] + fields
        let bytes = MultipartSample.body(fields: all, files: files).dropLast(cut)
        return try await send(
            .post, path, person, [.contentType: "multipart/form-data; boundary=\(MultipartSample.boundary)"],
            ByteBuffer(bytes: bytes))
    }

    static let password = "mot de passe des tests"

    func givePasswords() async throws {
        let hash = try await portal.passwords.hash(Self.password)
        try await portal.database.write { tx in
            for person in Int64(1)...2 {
                try LocalIdentityStore.save(hash, of: PersonID(person), mustChange: false, at: Self.now, in: tx)
            }
        }
    }

    /// Signs in as the sign-in page does, with what else it carries.
    func signIn(_ login: String, _ fields: [(String, String)]) async throws -> Answer {
        try await uploadAsStranger("/sign-in", [("login", login), ("password", Self.password)] + fields)
    }

    /// Sends a form with files without having signed in, with the secret that the sign-in page gives to anybody.
    func uploadAsStranger(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])] = []
    ) async throws -> Answer {
        let secret = [UInt8](repeating: 9, count: 24)
        return try await client.execute(
            uri: path, method: .post,
            headers: [
                .contentType: "multipart/form-data; boundary=\(MultipartSample.boundary)",
                .cookie: "visitor=\(Secrets.text(secret))",
            ],
            body: ByteBuffer(
                bytes: MultipartSample.body(fields: [("csrf", Secrets.masked(secret))] + fields, files: files))
        ) { response in
            Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ person: Int64?, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        if let person { headers[.cookie] = "session=\(Secrets.text(Self.token(person)))" }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
    }

    /// A draft begun, with its address.
    func begin() async throws -> String {
        let begun = try await post("/forms/\(Self.form)/draft", [])
        #expect(begun.status == .seeOther)
        return begun.location
    }

    func count(_ table: SQL) async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM \(table)") } ?? 0
    }

    func inputs() async throws -> String {
        try await portal.database.read { tx in try tx.value("SELECT inputs FROM draft") } ?? ""
    }
}

/// Bodies as browsers write them.
enum MultipartSample {
    static let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"

    static func body(
        fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])] = []
    ) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n".utf8
            body += "Content-Type: application/octet-stream\r\n\r\n".utf8
            body += file.bytes
            body += "\r\n".utf8
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }
}
