import Domain
import Storage

/// What happens to one ticket, by the commands of the domain, in order.
struct DemoStory {
    /// A row to write when its time comes.
    struct Step {
        enum Row {
            case message(Message)
            case event(Event)
        }
        let at: Instant
        let row: Row
        /// The printed accounts that are told, and those that have seen it.
        var told: [PersonID] = []
        var seenBy: [PersonID] = []
    }

    private(set) var ticket: Ticket
    private(set) var steps: [Step] = []
    /// What it can be found by: public messages.
    private(set) var publicTexts: [String] = []
    private let accounts: Set<PersonID>
    private var lastDeskMessage: MessageID?

    init(_ ticket: Ticket, accounts: Set<PersonID>, createdBy: PersonID) {
        self.ticket = ticket
        self.accounts = accounts
        record(
            Event(.ticketCreated, of: .ticket(ticket.id), by: createdBy, at: ticket.createdAt, after: TicketState.new.rawValue))
    }

    /// Accepts what the domain decided.
    mutating func apply(_ change: TicketChange) {
        ticket = change.ticket
        for event in change.events { record(event) }
    }

    /// Says something, in public or among colleagues.
    mutating func post(
        _ body: String, as id: MessageID, by author: PersonID, side: Message.Side, isPrivate: Bool = false, at now: Instant
    ) {
        let message = Message(id: id, author: author, isPrivate: isPrivate, side: side, body: body, postedAt: now)
        steps.append(Step(at: now, row: .message(message)))
        record(
            Event(isPrivate ? .notePosted : .messagePosted, of: .ticket(ticket.id), by: author, at: now, message: id),
            isFromDesk: side == .desk)
        ticket.updatedAt = now
        if !isPrivate { publicTexts.append(body) }
    }

    private mutating func record(_ event: Event, isFromDesk: Bool = false) {
        var step = Step(at: event.at, row: .event(event))
        if involvesAccount, event.kind.tellsSomebody {
            step.told = event.recipients(on: ticket, watchers: [], isFromDesk: isFromDesk).intersection(accounts).sorted()
        }
        steps.append(step)
    }

    private var involvesAccount: Bool {
        accounts.contains(ticket.requester) || accounts.contains(ticket.beneficiary)
            || ticket.assignee.map { person in accounts.contains(person) } ?? false
    }

    /// The printed accounts have seen what is old, what they did themselves and all before it; the news of the
    /// last days still awaits them.
    mutating func look(now: Instant) {
        let parties = Set([ticket.requester, ticket.beneficiary]).union(ticket.assignee.map { person in [person] } ?? [])
        for person in parties.intersection(accounts).sorted() {
            let isAwaited = person == ticket.requester && (ticket.waiting?.reason == .requester || ticket.state == .resolved)
            let oldest = now - (isAwaited ? .days(6) : .hours(20))
            let last = steps.lastIndex { step in
                guard case .event(let event) = step.row else { return false }
                return event.actor == person || event.at < oldest
            }
            guard let last else { continue }
            for index in steps.indices where index <= last { steps[index].seenBy.append(person) }
        }
    }
}
