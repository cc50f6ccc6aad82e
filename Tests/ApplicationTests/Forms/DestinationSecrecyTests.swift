@testable import Application
import Domain
import SQL
import Storage
import Testing

/// What each one learns of a request of several tickets: the whole is her who asked, a part is a part.
@Suite("What a request of several tickets tells to whom", .serialized)
struct DestinationSecrecyTests {
    @Test("the confirmation tells a follower of the ticket she follows, and of no other", arguments: Engine.allCases)
    func confirmation(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let service = SubmissionService(world.desk.portal)
            let whole = try await service.sent(TicketReference(number: number), of: world.nadia)
            #expect(whole.steps?.steps.count == 4 && whole.steps?.title == "Arrivée : Jeanne Roy")
            // Hélène heads the unit, and follows the account.
            let follower = try await service.sent(TicketReference(number: number), of: try await world.desk.signedIn(2))
            #expect(follower.steps == nil)
            #expect(follower.access == .party, "she has no workbench to be led to")
            let technician = try await service.sent(TicketReference(number: number), of: try await world.technician(.proximite))
            #expect(technician.access == .workbench)
            #expect(technician.steps?.title == technician.ticket.title, "the title of the whole holds what all were asked")
        }
    }

    @Test("a title holds no answer that its team is not given", arguments: Engine.allCases)
    func titles(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let open = ArrivalDesk.json().replacing("Arrivée : {nom}", with: "Arrivée : {nom}, {poste}")
            try await world.desk.publish(open)
            let draft = try await world.draft()
            let number = try await SubmissionService(world.desk.portal).submit(draft, version: 2, of: world.nadia).number
            #expect(
                try await world.tickets(number).map(\.title) == [
                    "Créer le compte\u{202F}: Arrivée : Jeanne Roy", "Préparer le poste\u{202F}: Arrivée : Jeanne Roy, Portable",
                ])
        }
    }

    @Test("who has left is not let follow a ticket that begins later", arguments: Engine.allCases)
    func leavers(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let later = ArrivalDesk.json().replacing(
                #""key":"badge","name""#, with: #""key":"badge","watchers":[{"question":"tuteur"}],"name""#)
            try await world.desk.publish(later)
            let draft = try await world.draft()
            let number = try await SubmissionService(world.desk.portal).submit(draft, version: 2, of: world.nadia).number
            try await world.desk.portal.database.write { tx in
                _ = try tx.run("UPDATE person SET is_active = 0, deactivated_at = 1 WHERE id = 5")
            }
            try await world.resolve(number, 1, by: .proximite)
            let badge = try await world.part(number, 3)
            #expect(try await world.desk.count("watcher WHERE ticket_id = \(badge.id)") == 0)
        }
    }

    @Test("a file that no ticket has is its parties’, not whose hands filled the form", arguments: Engine.allCases)
    func files(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let portal = world.desk.portal
            let technician = try await world.technician(.proximite)
            let drafts = DraftService(portal)
            let id = try await drafts.begin(
                ArrivalDesk.form, filling: Filling(by: technician, for: PersonID(1), channel: .phone))
            var entry = DraftEntry()
            // The account alone: nobody is given the photograph.
            entry.values = ["nom": ["Jeanne Roy"]]
            entry.files = [.init(question: "photo", file: .init(sha256: [7], name: "p.png", mediaType: "image/png", size: 3))]
            _ = try await drafts.save(id, entry, of: technician)
            let file = try await portal.database.read { tx in
                try #require(try AttachmentStore.attachments(ofDraft: id, in: tx).first).id
            }
            #expect(try await world.reads(file, technician), "as long as it is a draft")
            _ = try await SubmissionService(portal).submit(id, version: 1, of: technician)
            #expect(try await world.reads(file, technician) == false)
            #expect(try await world.reads(file, world.nadia))
        }
    }
}
