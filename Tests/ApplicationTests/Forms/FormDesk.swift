@testable import Application
import Blobs
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Synchronization
import Testing

/// A portal with people, a confidential service and a form, for tests of filling and sending.
struct FormDesk {
    let portal: Portal
    private let moment: Mutexed

    /// 2023-11-14, a Tuesday, at 23:13 in Paris.
    static let start = Instant(milliseconds: 1_700_000_000_000)
    static let form = "materiel-demander"

    /// A moment that a test moves.
    final class Mutexed: Sendable {
        private let value = Mutex(FormDesk.start)
        var now: Instant { value.withLock { value in value } }
        func advance(_ span: Span) { value.withLock { value in value = value + span } }
    }

    static func with(_ engine: Engine, _ body: (FormDesk) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_forms_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(engine, Schema.migrations) { database in
            let moment = Mutexed()
            let desk = FormDesk(
                portal: Portal(database: database, blobs: blobs, clock: Clock { moment.now }), moment: moment)
            try await database.write { tx in try insertPeople(in: tx) }
            try await desk.publish(Self.first)
            try await body(desk)
        }
    }

    private static func insertPeople(in tx: any Transaction) throws {
        try tx.run("INSERT INTO unit(id, key, name) VALUES (1, 'eau', 'Direction de l’eau')")
        try tx.run(
            "INSERT INTO place(id, key, kind, name) VALUES (1, 'quai', 'site', 'Le Quai'), (2, 'halle', 'site', 'La Halle')")
        let names = [
            ("Nadia", "Belkacem"), ("Hélène", "Vasseur"), ("Théo", "Marchand"), ("Marie", "Dupont"), ("Marie", "Dupond"),
        ]
        for (index, name) in names.enumerated() {
            let person = NewPerson(
                staffNumber: "A\(index + 1)", firstName: name.0, lastName: name.1, unit: UnitID(1),
                place: PlaceID(index == 1 ? 2 : 1))
            _ = try PersonStore.insert(person, searchName: SearchName.make(person), at: start, in: tx)
        }
        try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (1, 's', 'S', 'info', 'x', 1)")
        try tx.run(
            "INSERT INTO team(id, key, name, section_id, level) VALUES (1, 'proximite', 'Proximité', 1, 1), (2, 'medecine', 'Médecine', 1, 2)"
        )
        try tx.run(
            """
            INSERT INTO service(id, key, section_id, name_fr, icon, team_id, is_confidential, position)
            VALUES (1, 'postes', 1, 'Postes', 'x', 1, 0, 1), (2, 'sante', 1, 'Santé', 'x', 1, 1, 2)
            """)
        try tx.run("INSERT INTO category(id, key, name, section_id) VALUES (1, 'materiel', 'Matériel', 1)")
        _ = try RightStore.grant(.technician, to: PersonID(3), team: TeamID(1), by: nil, at: start, in: tx)
    }

    func advance(_ span: Span) { moment.advance(span) }

    @discardableResult
    func publish(_ json: String) async throws -> FormID {
        let now = portal.clock.now
        return try await portal.database.write { [portal] tx in
            let definition = try FormReader.read(Array(json.utf8))
            let service = try FormLibrary.service(of: definition, in: try portal.catalogue.catalogue(in: tx))
            let loaded = try FormLibrary.load(
                definition, json: Array(json.utf8), service: service.id, by: nil, at: now, in: tx)
            try FormStore.publish(loaded.form, version: loaded.version, service: service.id, at: now, in: tx)
            try SettingStore.touchCatalogue(at: now, in: tx)
            return loaded.form
        }
    }

    func signedIn(_ id: Int64) async throws -> SignedIn {
        let (found, actor) = try await portal.database.read { tx in
            (try PersonStore.person(PersonID(id), in: tx), try RightStore.actor(for: PersonID(id), in: tx))
        }
        return SignedIn(
            person: try #require(found), actor: actor, csrf: [], tokenHash: [], isShared: false, expiresAt: Self.start,
            endsAt: Self.start, unreadCount: 0)
    }

    /// A draft that only waits to be sent.
    func filledDraft(by me: SignedIn, _ values: [QuestionKey: [String]] = [:]) async throws -> DraftID {
        let drafts = DraftService(portal)
        let id = try await drafts.begin(Self.form, filling: Filling(me))
        var entry = DraftEntry()
        entry.values = ["motif": ["panne"], "recit": ["L’écran reste noir depuis ce matin."]]
        entry.values.merge(values) { _, given in given }
        _ = try await drafts.save(id, entry, of: me)
        return id
    }

    func ticket(_ reference: TicketReference) async throws -> Ticket {
        try await portal.database.read { tx in
            let id: Int64 = try tx.value("SELECT id FROM ticket WHERE number = \(reference.number)") ?? 0
            return try #require(try TicketStore.ticket(TicketID(id), in: tx))
        }
    }

    func submission(of ticket: Ticket) async throws -> Submission {
        let id = try #require(ticket.submission)
        return try await portal.database.read { tx in
            try #require(try SubmissionStore.submission(id, in: tx))
        }
    }

    func count(_ table: SQL) async throws -> Int {
        try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM \(table)") } ?? 0
    }

    /// A form with a condition, a sensitive question, a person and files.
    static let first = json(
        title: "Demander du matériel",
        questions: """
            {"key":"motif","type":"choice","required":true,"label":{"fr":"Pourquoi ?"},
             "choices":[{"key":"panne","label":{"fr":"Une panne"}},{"key":"arrivee","label":{"fr":"Une arrivée"}}]},
            {"key":"date","type":"date","required":true,"label":{"fr":"Date d’arrivée"},
             "show":{"question":"motif","operator":"equals","value":"arrivee"},"validation":{"earliest":"today"}},
            {"key":"plan","type":"file","label":{"fr":"Plan du bureau"},
             "show":{"question":"motif","operator":"equals","value":"arrivee"}},
            {"key":"recit","type":"longText","required":true,"label":{"fr":"Décrivez"},"validation":{"minLength":10}},
            {"key":"sante","type":"shortText","sensitive":true,"label":{"fr":"Contrainte de santé"}},
            {"key":"responsable","type":"person","label":{"fr":"Responsable"}},
            {"key":"ou","type":"place","label":{"fr":"Où ?"}}
            """)

    static func json(
        _ key: String = form, service: String = "postes", title: String, ticketTitle: String = "Matériel : {motif}",
        questions: String
    ) -> String {
        """
        {"schema":1,"key":"\(key)","service":"\(service)","kind":"request","title":{"fr":"\(title)"},
         "summary":{"fr":"Pour un poste."},"delay":{"workingDays":2},
         "route":{"team":"proximite","category":"materiel","impact":"medium","urgency":"high"},
         "ticketTitle":"\(ticketTitle)",
         "pages":[{"key":"besoin","title":{"fr":"Votre besoin"},"questions":[\(questions)]}]}
        """
    }
}
