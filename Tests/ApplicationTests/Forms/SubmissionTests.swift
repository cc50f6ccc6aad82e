@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("Sending a form", .serialized)
struct SubmissionTests {
    @Test("makes one request with all that follows from it", arguments: Engine.allCases)
    func everything(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["sante": ["Grossesse"], "ou": ["2"]])
            let reference = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            let ticket = try await desk.ticket(reference)
            #expect(ticket.title == "Matériel : Une panne")
            #expect(
                ticket.description
                    == "Pourquoi ? Une panne\n\nDécrivez\u{202F}: L’écran reste noir depuis ce matin.\n\nOù ? La Halle")
            #expect(ticket.state == .new && ticket.kind == .request && ticket.channel == .portal)
            #expect(ticket.requester == me.person.id && ticket.beneficiary == me.person.id)
            #expect(ticket.priority == PriorityMatrix.standard.priority(impact: .medium, urgency: .high))
            #expect(ticket.place == PlaceID(2))
            #expect(ticket.dueAt == desk.portal.calendar.due(from: FormDesk.start, workingDays: 2))
            let submission = try await desk.submission(of: ticket)
            #expect(submission.answers["sante"] == .text("Grossesse"))
            #expect(submission.version == 1 && submission.submittedBy == me.person.id)
            try await desk.portal.database.read { tx in
                #expect(try EventStore.events(of: ticket.id, in: tx).map(\.event.kind) == [.ticketCreated])
                let terms = try TicketSearchStore.terms(of: ticket.id, in: tx)
                #expect(terms.contains("noir") && terms.contains("belkacem") && !terms.contains("decriv"))
                let kept: String? = try tx.value("SELECT inputs FROM draft")
                #expect(kept == "{}")
            }
            #expect(try await desk.count("job WHERE kind = 'notify'") == 1)
        }
    }

    @Test("keeps sensitive answers out of title, description and index", arguments: Engine.allCases)
    func sensitive(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["sante": ["Lombalgie chronique"]])
            let reference = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            let ticket = try await desk.ticket(reference)
            #expect(!(ticket.title + ticket.description).lowercased().contains("lombalgie"))
            let terms = try await desk.portal.database.read { tx in try TicketSearchStore.terms(of: ticket.id, in: tx) }
            #expect(!terms.contains { term in term.hasPrefix("lombalg") || term.hasPrefix("chron") })
        }
    }

    @Test("gives each answer with its question, one of several lines below it", arguments: Engine.allCases)
    func description(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["recit": ["Premier constat.\nSecond constat."]])
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            #expect(ticket.description == "Pourquoi ? Une panne\n\nDécrivez\u{202F}:\nPremier constat.\nSecond constat.")
        }
    }

    @Test("twice is one request, and both learn its number", arguments: Engine.allCases)
    func twice(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let service = SubmissionService(desk.portal)
            let first = try await service.submit(draft, version: 1, of: me)
            #expect(try await service.submit(draft, version: 1, of: me) == first)
            #expect(try await desk.count("ticket") == 1)
            await #expect(throws: DraftService.Sent(reference: first, isForCaller: false)) {
                _ = try await DraftService(desk.portal).draft(draft, of: me)
            }
        }
    }

    @Test("at the same moment from several windows is one request", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me)
            let references = try await withThrowingTaskGroup(of: TicketReference.self) { group in
                for _ in 1...8 {
                    group.addTask { try await SubmissionService(desk.portal).submit(draft, version: 1, of: me) }
                }
                return try await group.reduce(into: Set<TicketReference>()) { set, reference in set.insert(reference) }
            }
            #expect(references.count == 1)
            #expect(try await desk.count("ticket") == 1)
            #expect(try await desk.count("submission") == 1)
        }
    }

    @Test("by several people at the same moment gives each a number", arguments: Engine.allCases)
    func manyPeople(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            var drafts: [(DraftID, SignedIn)] = []
            for id in Int64(1)...5 {
                let me = try await desk.signedIn(id)
                drafts.append((try await desk.filledDraft(by: me), me))
            }
            let references = try await withThrowingTaskGroup(of: TicketReference.self) { group in
                for (draft, me) in drafts {
                    group.addTask { try await SubmissionService(desk.portal).submit(draft, version: 1, of: me) }
                }
                return try await group.reduce(into: Set<TicketReference>()) { set, reference in set.insert(reference) }
            }
            #expect(references.count == 5)
            #expect(try await desk.count("submission") == 5)
        }
    }

    @Test("drops hidden answers and their files", arguments: Engine.allCases)
    func hidden(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["motif": ["arrivee"], "date": ["2030-01-01"]])
            var entry = DraftEntry()
            entry.files = [
                .init(question: "plan", file: .init(sha256: [1], name: "plan.pdf", mediaType: "application/pdf", size: 3))
            ]
            #expect(try await DraftService(desk.portal).save(draft, entry, of: me).files.map(\.name) == ["plan.pdf"])
            entry.files = []
            entry.values = ["motif": ["panne"]]
            let open = try await DraftService(desk.portal).save(draft, entry, of: me)
            #expect(open.inputs["date"] == ["2030-01-01"], "it stays in the draft")
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            #expect(try await desk.submission(of: ticket).answers.keys.sorted() == ["motif", "recit"])
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("takes the files along", arguments: Engine.allCases)
    func files(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["motif": ["arrivee"], "date": ["2030-01-01"]])
            var entry = DraftEntry()
            let plan = DraftEntry.FileEntry(
                question: "plan", file: .init(sha256: [1], name: "plan.pdf", mediaType: "application/pdf", size: 3))
            // Chosen twice, it is one file; one for a question that takes none is none.
            entry.files = [plan, .init(question: "recit", file: plan.file)]
            _ = try await DraftService(desk.portal).save(draft, entry, of: me)
            _ = try await DraftService(desk.portal).save(draft, entry, of: me)
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            let names = try await desk.portal.database.read { tx in
                try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: false, in: tx).map(\.name)
            }
            #expect(names == ["plan.pdf"])
            #expect(ticket.description.contains("Plan du bureau\u{202F}: plan.pdf"))
        }
    }

    @Test("of an incomplete draft is refused, and what was typed stays", arguments: Engine.allCases)
    func incomplete(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let me = try await desk.signedIn(1)
            let draft = try await desk.filledDraft(by: me, ["recit": ["court"]])
            await #expect(throws: SubmissionService.Refusal.self) {
                _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: me)
            }
            let open = try await DraftService(desk.portal).draft(draft, of: me)
            #expect(open.inputs["recit"] == ["court"])
            #expect(open.filled.errors.map(\.question) == ["recit"])
            #expect(try await desk.count("ticket") == 0)
            #expect(try await desk.count("ticket_number") == 0)
        }
    }

    @Test("of a draft of somebody else finds nothing", arguments: Engine.allCases)
    func stranger(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let draft = try await desk.filledDraft(by: try await desk.signedIn(1))
            let other = try await desk.signedIn(3)
            await #expect(throws: NotFound.self) {
                _ = try await SubmissionService(desk.portal).submit(draft, version: 1, of: other)
            }
            await #expect(throws: NotFound.self) { _ = try await DraftService(desk.portal).draft(draft, of: other) }
            #expect(try await desk.count("ticket") == 0)
        }
    }

    @Test("for a confidential service makes a confidential ticket", arguments: Engine.allCases)
    func confidential(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            try await desk.publish(
                FormDesk.json(
                    "sante-demander", service: "sante", title: "Demander un avis", ticketTitle: "Avis",
                    questions: #"{"key":"recit","type":"longText","label":{"fr":"Décrivez"}}"#))
            let me = try await desk.signedIn(1)
            let draft = try await DraftService(desk.portal).begin("sante-demander", filling: Filling(me))
            let ticket = try await desk.ticket(try await SubmissionService(desk.portal).submit(draft, version: 1, of: me))
            #expect(ticket.isConfidential && ticket.service == ServiceID(2))
        }
    }
}
