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

/// A site with one team, two technicians signed in, and tickets as a test asks for.
struct DeskSite {
    let portal: Portal
    private let client: any TestClientProtocol
    private let team: TeamID
    private let section: SectionID
    private let service: ServiceID
    private let category: CategoryID
    let requester: PersonID

    enum Technician: String { case theo = "theo-theo-theo-theo-theo-theo-00", paul = "paul-paul-paul-paul-paul-paul-00" }

    static func with(_ body: @escaping @Sendable (DeskSite) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_desk_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(.sqlite, Schema.migrations) { database in
            let portal = Portal(database: database, blobs: blobs)
            let site = Site(portal: portal, settings: WebSettings(publicFolder: "Public"))
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let app = Hummingbird.Application(router: site.router(accessLog: logger).router, logger: logger)
            try await app.test(.router) { client in try await body(try await DeskSite(portal, client)) }
        }
    }

    private init(_ portal: Portal, _ client: any TestClientProtocol) async throws {
        self.portal = portal
        self.client = client
        let now = portal.clock.now
        (section, team, service, category, requester) = try await portal.database.write { tx in
            let section = try CatalogueStore.saveSection(
                key: "it", name: LocalizedText(fr: "Informatique"), summary: nil, hue: .info, icon: "x", position: 1, in: tx)
            let team = try CatalogueStore.saveTeam(key: "support", name: "Proximité", section: section, level: 1, in: tx)
            _ = try CatalogueStore.saveTeam(key: "network", name: "Réseaux", section: section, level: 2, in: tx)
            let service = try CatalogueStore.save(
                .init(
                    key: "workstation", section: section, name: LocalizedText(fr: "Poste"), summary: nil, icon: "x", team: team,
                    isConfidential: false, privacy: nil, position: 1), in: tx)
            let category = try CatalogueStore.saveCategory(key: "printing", name: "Impression", section: section, in: tx)
            func person(_ number: String, _ first: String) throws -> PersonID {
                let person = NewPerson(staffNumber: number, firstName: first, lastName: "Test")
                return try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            }
            let requester = try person("A1", "Nadia")
            for (number, token) in [("A2", Technician.theo), ("A3", .paul)] {
                let id = try person(number, token == .theo ? "Théo" : "Paul")
                _ = try RightStore.grant(.technician, to: id, team: team, by: nil, at: now, in: tx)
                let bytes = [UInt8](token.rawValue.utf8)
                try SessionStore.insert(
                    tokenHash: sha256(bytes), person: id, csrf: bytes, isShared: false, at: now, expiresAt: now + .hours(1),
                    endsAt: now + .hours(2), in: tx)
            }
            return (section, team, service, category, requester)
        }
    }

    /// A form of one question, published.
    func publishForm(key: String) async throws {
        let now = portal.clock.now
        let json = """
            {"schema":1,"key":"\(key)","service":"workstation","kind":"request","title":{"fr":"Demander un écran"},
             "summary":{"fr":"Un écran de plus."},"delay":{"workingDays":3},
             "route":{"team":"support","category":"printing","impact":"low","urgency":"low"},
             "pages":[{"key":"besoin","title":{"fr":"Votre besoin"},
             "questions":[{"key":"raison","type":"shortText","label":{"fr":"Pourquoi ?"},"required":true}]}]}
            """
        try await portal.database.write { [service] tx in
            let definition = try FormReader.read(Array(json.utf8))
            let loaded = try FormLibrary.load(definition, json: Array(json.utf8), service: service, by: nil, at: now, in: tx)
            try FormStore.publish(loaded.form, version: loaded.version, service: service, at: now, in: tx)
            try SettingStore.touchCatalogue(at: now, in: tx)
        }
    }

    func ticket(title: String = "Imprimante en panne", description: String = "Elle clignote") async throws -> TicketReference {
        let now = portal.clock.now
        return try await portal.database.write { [self] tx in
            let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            let id = try TicketStore.insert(
                Ticket(
                    id: TicketID(0), reference: reference, kind: .incident, state: .new, title: title, description: description,
                    submission: nil, requester: requester, beneficiary: requester, section: section, service: service,
                    category: category, impact: .low, urgency: .low, priority: .low, team: team, assignee: nil, place: nil,
                    channel: .portal, waiting: nil, dueAt: now + .hours(30), createdAt: now, updatedAt: now, resolvedAt: nil,
                    closedAt: nil, isConfidential: false, revision: 1), in: tx)
            try TicketIndexing.index(id, texts: [title, description], in: tx)
            try EventStore.append(Event(.ticketCreated, of: .ticket(id), by: requester, at: now), in: tx)
            return reference
        }
    }

    struct Answer {
        let status: Int
        let location: String
        let type: String
        let text: String
    }

    func get(_ path: String, as technician: Technician = .theo, partial: Bool = false) async throws -> Answer {
        var headers = Self.headers(technician)
        if partial { headers[.hxRequest] = "true" }
        return try await send(path, .get, headers, nil)
    }

    /// - Parameter fields: without the secret, which is added.
    func post(_ path: String, _ fields: [(String, String)], as technician: Technician = .theo) async throws -> Answer {
        var headers = Self.headers(technician)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = [("csrf", Secrets.masked([UInt8](technician.rawValue.utf8)))] + fields
        let body = all.map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    private static func headers(_ technician: Technician) -> HTTPFields {
        [.cookie: "session=\(Secrets.text([UInt8](technician.rawValue.utf8)))"]
    }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(
                status: response.status.code, location: response.headers[.location] ?? "",
                type: response.headers[.contentType] ?? "", text: String(buffer: response.body))
        }
    }
}
