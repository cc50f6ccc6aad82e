import Domain
import SQL
import Storage

/// Makes a ticket of a form, when it is sent or later: its rows, its files, who follows it, its event, its index.
public struct TicketMaking {
    let content: TicketContent
    let reference: TicketReference
    let submission: SubmissionID
    let destination: String?
    let section: SectionID
    let team: TeamID
    let isConfidential: Bool
    var previous: TicketLink?
    /// Why it is made now, coded; nil for what is made when the form is sent.
    var reason: String?

    /// Begins the reason of a ticket that came after another, whose number follows.
    public static let afterStep = "step:"

    init(
        _ content: TicketContent, _ reference: TicketReference, of submission: SubmissionID, destination: String?,
        section: SectionID, team: TeamID? = nil, isConfidential: Bool
    ) {
        self.content = content
        self.reference = reference
        self.submission = submission
        self.destination = destination
        self.section = section
        self.team = team ?? content.team
        self.isConfidential = isConfidential
    }

    @discardableResult
    func make(by actor: PersonID?, calendar: LocalCalendar, at now: Instant, in tx: any Transaction) throws -> TicketID {
        let id = try TicketStore.insert(ticket(calendar, at: now), in: tx)
        try AttachmentStore.give(content.files, of: submission, to: id, in: tx)
        var events = [
            Event(
                .ticketCreated, of: .ticket(id), by: actor, at: now, after: TicketState.new.rawValue,
                reason: reason ?? previous.map { previous in "after:\(previous.reference)" })
        ]
        // Nobody is let follow what has become confidential since.
        let watchers = isConfidential ? [] : content.watchers
        // It may be made long after it was asked for: who has left since is left out.
        for person in watchers
        where try PersonStore.person(person, in: tx)?.isActive == true && WatcherStore.add(person, to: id, in: tx) {
            events.append(Event(.watcherAdded, of: .ticket(id), by: actor, at: now, after: person.description))
        }
        try Outbox.record(events, at: now, in: tx)
        try TicketIndexing.index(id, texts: content.searched, in: tx)
        return id
    }

    private func ticket(_ calendar: LocalCalendar, at now: Instant) -> Ticket {
        let dueAt =
            content.dueAt.map { due in max(due, calendar.due(from: now, workingDays: 0)) }
            ?? calendar.due(from: now, workingDays: content.delay)
        // The section follows the team, as in a transfer: colleagues of those who handle it see it.
        return Ticket(
            id: TicketID(0), reference: reference, kind: content.kind, state: .new, title: content.title,
            description: content.description, submission: submission, requester: content.requester,
            beneficiary: content.beneficiary, section: section, service: content.service, category: content.category,
            impact: content.impact, urgency: content.urgency, priority: content.priority, team: team, assignee: nil,
            place: content.place, channel: content.channel, waiting: nil, dueAt: dueAt, createdAt: now, updatedAt: now,
            resolvedAt: nil, closedAt: nil, isConfidential: isConfidential, revision: 1, previous: previous?.id,
            destination: destination)
    }
}
