import Domain
import SQL
import Storage

/// Sending a form: answers become a submission and its ticket, at once or not at all.
public struct SubmissionService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why a draft is not sent; what was typed stays in it.
    public enum Refusal: Error, Sendable {
        /// Something is to be corrected.
        case incomplete
        /// The form was withdrawn.
        case withdrawn
        /// A newer version took over since the page was shown: read again what is sent.
        case changed
        /// Whoever asks, or the person it is for, has left since.
        case personLeft
    }

    /// Sends a draft. Sent twice, it is one request, and both learn its number.
    /// - Parameter version: the version of the form that the check page showed.
    /// - Throws: ``Refusal``; ``NotFound`` for a draft of somebody else.
    public func submit(_ id: DraftID, version: Int, of me: SignedIn) async throws -> TicketReference {
        let now = portal.clock.now
        do {
            return try await portal.write { tx in
                let draft = try DraftService.unsent(id, of: me, in: tx)
                let catalogue = try portal.catalogue.catalogue(in: tx)
                let open = try OpenDraft(draft, for: me.person, catalogue: catalogue, portal: portal, in: tx)
                if open.isWithdrawn { throw Refusal.withdrawn }
                guard open.version == version else { throw Refusal.changed }
                guard open.requester.isActive, open.beneficiary?.isActive ?? true else { throw Refusal.personLeft }
                guard open.canBeSent else { throw Refusal.incomplete }
                return try send(open, by: me, at: now, in: tx)
            }
        } catch let sent as DraftService.Sent {
            return sent.reference
        }
    }

    /// What the confirmation says.
    public struct Confirmation: Sendable {
        public var ticket: Ticket
        public var team: String
        public var access: Access
        public var organisation: String
        /// What was made and what will be, when the form makes several tickets.
        public var steps: RequestSteps?
        /// The moments the tickets of `steps` are due.
        public var dueDates: [TicketReference: Instant] = [:]
        /// The names of their teams.
        public var teams: [TeamID: String] = [:]

        /// Where the reader may follow it.
        public enum Access: Sendable { case party, workbench, none }
    }

    /// A request as its confirmation says it: to its parties, to those who handle it, and to whoever
    /// sent it for a caller, who may see nothing more of it.
    public func sent(_ reference: TicketReference, of me: SignedIn) async throws -> Confirmation {
        try await portal.database.read { tx in
            let visible = try TicketStore.ticket(reference, visibleTo: me.actor, in: tx)
            let own = try SubmissionStore.ticket(reference, submittedBy: me.person.id, in: tx)
            guard let ticket = try visible ?? own.flatMap({ id in try TicketStore.ticket(id, in: tx) }) else {
                throw NotFound()
            }
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let isParty = ticket.requester == me.person.id || ticket.beneficiary == me.person.id
            // Who is let follow a ticket reads it where parties do, and nothing of what is beside it.
            let worksOnIt = try TicketStore.ticket(reference, visibleInWorkbenchTo: me.actor, in: tx) != nil
            var confirmation = Confirmation(
                ticket: ticket, team: catalogue.team(ticket.team)?.name ?? "",
                access: isParty ? .party : worksOnIt ? .workbench : visible == nil ? .none : .party,
                organisation: catalogue.organisationName)
            if ticket.destination != nil, let id = ticket.submission,
                let submission = try SubmissionStore.submission(id, in: tx)
            {
                // Whoever sent it knows what it asks for; whoever only sees a ticket of it sees that one.
                let isWhole = isParty || submission.submittedBy == me.person.id
                confirmation.steps = try steps(
                    of: ticket, submission, isWhole: isWhole, worksOnIt: worksOnIt, me, catalogue, in: tx)
                confirmation.teams = Dictionary(
                    catalogue.teams.map { team in (team.id, team.name) }, uniquingKeysWith: { first, _ in first })
                confirmation.dueDates = try TicketStore.dueDates(of: ticket.reference.number, in: tx)
            }
            return confirmation
        }
    }

    private func steps(
        of ticket: Ticket, _ submission: Submission, isWhole: Bool, worksOnIt: Bool, _ me: SignedIn, _ catalogue: Catalogue,
        in tx: any ReadTransaction
    ) throws -> RequestSteps? {
        let definition = try StoredForm.definition(of: submission, catalogue, in: tx)
        return try RequestSteps(
            of: ticket, title: isWhole ? submission.title : nil, names: definition?.destinationNames ?? [:],
            visibility: isWhole ? "1 = 1" : TicketStore.visible(to: me.actor),
            plannedVisibility: isWhole ? "1 = 1" : worksOnIt ? PlannedTicketStore.visibleInWorkbench(to: me.actor) : "1 = 0",
            in: tx)
    }

    private func send(_ open: OpenDraft, by me: SignedIn, at now: Instant, in tx: any Transaction) throws -> TicketReference {
        let draft = open.draft
        // First of all: of two sendings at the same moment, the second finds it sent.
        guard try DraftStore.markSent(draft.id, at: now, in: tx) else { throw NotFound() }
        let answers = open.filled.evaluation.answers
        let steps = open.plan.steps
        let wording = open.wording(.french)
        let isSeveral = steps.contains { step in step.destination != nil }
        let submission = try SubmissionStore.insert(
            draft: draft.id, form: draft.form, version: open.version, requester: open.requester.id,
            beneficiary: (open.beneficiary ?? open.requester).id, channel: draft.channel, answers: answers,
            title: isSeveral ? open.filled.evaluation.ticketTitle(words: wording.words) : nil, by: me.person.id, at: now,
            in: tx)
        let number = try TicketStore.drawNumber(at: now, in: tx)
        for step in steps {
            let content = try TicketContent(open, step.destination, calendar: portal.calendar, at: now, in: tx)
            let reference = TicketReference(number: number, part: step.part)
            if let after = step.after, let destination = step.destination {
                try PlannedTicketStore.insert(
                    PlannedTicket(
                        submission: submission, reference: reference, after: after, destination: destination.key,
                        name: destination.name, service: content.service, team: content.team,
                        isConfidential: open.service.isConfidential, content: try content.json()), in: tx)
            } else {
                var making = TicketMaking(
                    content, reference, of: submission, destination: step.destination?.key,
                    section: open.catalogue.team(content.team)?.section ?? open.section.id,
                    isConfidential: open.service.isConfidential)
                making.previous = step.part == 1 ? open.previous : nil
                try making.make(by: me.person.id, calendar: portal.calendar, at: now, in: tx)
            }
        }
        let files = answers.values.flatMap { answer in if case .files(let ids) = answer { ids } else { [AttachmentID]() } }
        // Files of questions that are no longer asked go the way of their answers.
        try AttachmentStore.removeUnsent(ofDraft: draft.id, except: files.sorted(), in: tx)
        return TicketReference(number: number)
    }

    /// The catalogue lost what a published form refers to.
    struct BrokenRoute: Error {
        let category: String
    }
}
