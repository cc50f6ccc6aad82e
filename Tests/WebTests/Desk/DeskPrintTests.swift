@testable import Application
import HTTPTypes
import Domain
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

@Suite("A ticket on paper")
struct DeskPrintTests {
    @Test("sensitive answers and the names of their files are printed when asked only")
    func sensitive() async throws {
        try await WebDesk.with { desk in
            let reference = try await Self.send(desk)
            let path = "/desk/tickets/\(reference)/printing"
            let secrets = ["Dos fragile", "ordonnance.pdf"]
            let plain = try await desk.get(path, as: 2)
            #expect(plain.status == .ok && plain.text.contains("Un fauteuil"))
            #expect(plain.text.contains("Réponse confidentielle"))
            #expect(plain.text.contains("\(path)?sensitive=1"))
            for secret in secrets { #expect(!plain.text.contains(secret), "\(secret)") }
            let notes = try await desk.get("\(path)?notes=1", as: 2)
            #expect(notes.text.contains("\(path)?notes=1&amp;sensitive=1"))
            for secret in secrets { #expect(!notes.text.contains(secret), "\(secret)") }
            let whole = try await desk.get("\(path)?sensitive=1", as: 2)
            for secret in secrets { #expect(whole.text.contains(secret), "\(secret)") }
        }
    }

    /// A request of the first agent, in the hands of the second's team.
    private static func send(_ desk: WebDesk) async throws -> TicketReference {
        let json = """
            {"schema":1,"key":"fauteuil","service":"postes","kind":"request","title":{"fr":"Demander un fauteuil"},
             "summary":{"fr":"Pour un poste."},"delay":{"workingDays":2},
             "route":{"team":"proximite","category":"materiel","impact":"low","urgency":"low"},
             "pages":[{"key":"besoin","title":{"fr":"Besoin"},"questions":[
               {"key":"quoi","type":"shortText","required":true,"label":{"fr":"Quoi ?"}},
               {"key":"sante","type":"shortText","sensitive":true,"label":{"fr":"Santé"}}]}]}
            """
        let portal = desk.portal
        try await portal.database.write { tx in
            let bytes = Array(json.utf8)
            let loaded = try FormLibrary.load(
                try FormReader.read(bytes), json: bytes, service: ServiceID(1), by: nil, at: WebDesk.now, in: tx)
            try FormStore.publish(loaded.form, version: 1, service: ServiceID(1), at: WebDesk.now, in: tx)
            _ = try RightStore.grant(.technician, to: PersonID(2), team: TeamID(1), by: nil, at: WebDesk.now, in: tx)
            try SettingStore.touchCatalogue(at: WebDesk.now, in: tx)
        }
        let me = try await portal.database.read { tx in
            SignedIn(
                person: try #require(try PersonStore.person(PersonID(1), in: tx)),
                actor: try RightStore.actor(for: PersonID(1), in: tx), csrf: [], tokenHash: [], isShared: false,
                expiresAt: WebDesk.now, endsAt: WebDesk.now, unreadCount: 0)
        }
        let drafts = DraftService(portal)
        let draft = try await drafts.begin("fauteuil", filling: Filling(me))
        var entry = DraftEntry()
        entry.values = ["quoi": ["Un fauteuil"], "sante": ["Dos fragile"]]
        _ = try await drafts.save(draft, entry, of: me)
        let reference = try await SubmissionService(portal).submit(draft, version: 1, of: me)
        try await portal.database.write { tx in
            let id: TicketID = try #require(try tx.value("SELECT id FROM ticket WHERE number = \(reference.number)"))
            let file = AttachmentStore.NewAttachment(
                sha256: [UInt8](repeating: 1, count: 32), name: "ordonnance.pdf", mediaType: "application/pdf", size: 3)
            _ = try AttachmentStore.insert(
                file, question: "sante", isSensitive: true, ticket: id, by: PersonID(1), at: WebDesk.now, in: tx)
        }
        return reference
    }
}
