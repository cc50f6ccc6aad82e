@testable import Application
import Blobs
import Domain
import Foundation
import NIOCore
import SQL
import SQLTesting
import Storage
import Testing

/// A portal with an administrator, an owner, an agent, and a small catalogue.
struct AdminSamples {
    let portal: Portal
    let now = Instant(milliseconds: 1_700_000_000_000)

    static let administrator = PersonID(1)
    static let owner = PersonID(2)
    static let agent = PersonID(3)
    static let group = GroupID(1)

    static func with(_ engine: Engine, _ body: (AdminSamples) async throws -> Void) async throws {
        try await withEmpty(engine) { portal in
            let samples = AdminSamples(portal: portal)
            try await portal.database.write { tx in try samples.insert(in: tx) }
            try await body(samples)
        }
    }

    /// A portal where nobody exists.
    static func withEmpty(_ engine: Engine, _ body: (Portal) async throws -> Void) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let root = FileManager.default.temporaryDirectory.appendingPathComponent(
                "guichet_admin_\(UInt64.random(in: 0...UInt64.max))")
            defer { try? FileManager.default.removeItem(at: root) }
            try await body(Portal(database: database, blobs: try FileBlobStore(root: root.path)))
        }
    }

    private func insert(in tx: any Transaction) throws {
        for (number, name) in [("A1", "Admin"), ("A2", "Owner"), ("A3", "Agent")] {
            let person = NewPerson(
                staffNumber: number, firstName: "Ada", lastName: name, email: "\(name.lowercased())@exemple.fr")
            _ = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
        }
        _ = try DirectoryStore.saveGroup(key: "encadrants", name: "Encadrants", in: tx)
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
        _ = try RightStore.grant(.administrator, to: Self.administrator, by: nil, at: now, in: tx)
        _ = try RightStore.grant(.owner, to: Self.owner, service: ServiceID(1), by: nil, at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
    }

    /// A person as signed in.
    func signedIn(_ id: PersonID) async throws -> SignedIn {
        try await portal.database.read { tx in
            let person = try #require(try PersonStore.person(id, in: tx))
            return SignedIn(
                person: person, actor: try RightStore.actor(for: id, in: tx), csrf: [], tokenHash: [], isShared: false,
                expiresAt: now, endsAt: now, unreadCount: 0)
        }
    }

    var administrator: SignedIn { get async throws { try await signedIn(Self.administrator) } }

    /// A dry run, or an import for good.
    func run(_ kind: ImportKind, _ csv: String, isApplied: Bool = true) async throws -> ImportReport {
        try await ImportService(portal).run(kind, csv: Array(csv.utf8), isApplied: isApplied, by: try await administrator)
    }

    func count(_ table: SQL) async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM \(table)") } ?? 0
    }

    func events(_ kind: EventKind) async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM event WHERE kind = \(kind)") } ?? 0
    }

    /// A form of one question.
    func form(key: String = "demander-ecran", service: String = "poste", title: String = "Demander un écran") -> [UInt8] {
        Array(
            """
            {"schema":1,"key":"\(key)","service":"\(service)","kind":"request","title":{"fr":"\(title)"},
             "summary":{"fr":"Un écran de plus."},"delay":{"workingDays":3},
             "route":{"team":"proximite","category":"materiel","impact":"low","urgency":"low"},
             "pages":[{"key":"besoin","title":{"fr":"Votre besoin"},
             "questions":[{"key":"raison","type":"shortText","label":{"fr":"Pourquoi ?"},"required":true}]}]}
            """.utf8)
    }
}
