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
            return Confirmation(
                ticket: ticket, team: catalogue.team(ticket.team)?.name ?? "",
                access: isParty ? .party : visible == nil ? .none : .workbench,
                organisation: catalogue.organisationName)
        }
    }

    private func send(_ open: OpenDraft, by me: SignedIn, at now: Instant, in tx: any Transaction) throws -> TicketReference {
        let draft = open.draft
        // First of all: of two sendings at the same moment, the second finds it sent.
        guard try DraftStore.markSent(draft.id, at: now, in: tx) else { throw NotFound() }
        let answers = open.filled.evaluation.answers
        let submission = try SubmissionStore.insert(
            draft: draft.id, form: draft.form, version: open.version, requester: open.requester.id,
            beneficiary: (open.beneficiary ?? open.requester).id, channel: draft.channel, answers: answers,
            by: me.person.id, at: now, in: tx)
        let text = TicketText(open)
        let ticket = try TicketStore.insert(try self.ticket(open, text, submission, at: now, in: tx), in: tx)
        let files = answers.values.flatMap { answer in if case .files(let ids) = answer { ids } else { [AttachmentID]() } }
        try AttachmentStore.move(files.sorted(), fromDraft: draft.id, to: ticket, in: tx)
        // Files of questions that are no longer asked go the way of their answers.
        try AttachmentStore.removeUnsent(ofDraft: draft.id, in: tx)
        try Outbox.record(
            [
                Event(
                    .ticketCreated, of: .ticket(ticket), by: me.person.id, at: now, after: TicketState.new.rawValue,
                    reason: open.previous.map { previous in "after:\(previous.reference)" })
            ], at: now, in: tx)
        try TicketIndexing.index(ticket, texts: text.searched, in: tx)
        guard let reference = try SubmissionStore.reference(ofDraft: draft.id, in: tx) else { throw NotFound() }
        return reference
    }

    private func ticket(
        _ open: OpenDraft, _ text: TicketText, _ submission: SubmissionID, at now: Instant, in tx: any Transaction
    ) throws -> Ticket {
        let definition = open.definition
        let route = definition.route
        guard let category = open.catalogue.category(key: route.category) else { throw BrokenRoute(category: route.category) }
        // A team that was closed since hands over to the service's own.
        let team = open.catalogue.team(key: route.team).flatMap { team in team.isActive ? team.id : nil } ?? open.service.team
        let beneficiary = open.beneficiary ?? open.requester
        // The section follows the team, as in a transfer: colleagues of those who handle it see it.
        let section = open.catalogue.team(team)?.section ?? open.section.id
        return Ticket(
            id: TicketID(0), reference: TicketReference(number: try TicketStore.drawNumber(at: now, in: tx)),
            kind: definition.kind, state: .new, title: text.title, description: text.description, submission: submission,
            requester: open.requester.id, beneficiary: beneficiary.id, section: section, service: open.service.id,
            category: category.id, impact: route.impact, urgency: route.urgency,
            priority: open.catalogue.matrix.priority(impact: route.impact, urgency: route.urgency), team: team,
            assignee: nil, place: text.place ?? beneficiary.place, channel: open.draft.channel, waiting: nil,
            dueAt: portal.calendar.due(from: now, workingDays: definition.delay.workingDays), createdAt: now, updatedAt: now,
            resolvedAt: nil, closedAt: nil, isConfidential: open.service.isConfidential, revision: 1,
            previous: open.previous?.id)
    }

    /// The catalogue lost what a published form refers to.
    struct BrokenRoute: Error {
        let category: String
    }
}

/// The words of a ticket, from the answers of its form. Sensitive ones are left out: they are read on
/// the ticket's page, from the submission, and nowhere else. The index has the answers without the
/// questions: else the words of a question would find every ticket of its form.
struct TicketText {
    let title: String
    let description: String
    /// What it is found by: its title, the answers without the questions, whom it concerns.
    let searched: [String]
    /// Where it happens, when the form asked.
    let place: PlaceID?

    init(_ open: OpenDraft) {
        let evaluation = open.filled.evaluation
        let wording = open.wording(.french)
        title = evaluation.ticketTitle { question, answer in wording.words(question, answer) }
        var lines: [String] = []
        var answers: [String] = []
        var place: PlaceID?
        for question in open.definition.questions where !question.isSensitive {
            guard let answer = evaluation.answers[question.key] else { continue }
            if case .place(let id) = answer, place == nil { place = id }
            guard let words = wording.words(question, answer) else { continue }
            lines.append(Self.line(question.fullLabel.fr, words))
            answers.append(words)
        }
        self.place = place
        description = lines.joined(separator: "\n\n")
        let people = [open.requester, open.beneficiary].compactMap { person in person?.name }
        searched = [title] + answers + people
    }

    /// « Où ? La Halle », « Date d’arrivée : 12 mars 2027 »: an answer without its question says nothing. One
    /// of several lines stands below its question.
    private static func line(_ label: String, _ answer: String) -> String {
        let isQuestion = label.unicodeScalars.last.map { scalar in ["?", ":", "."].contains(scalar) } ?? false
        let heading = isQuestion ? label : "\(label)\u{202F}:"
        return answer.unicodeScalars.contains("\n") ? "\(heading)\n\(answer)" : "\(heading) \(answer)"
    }
}
