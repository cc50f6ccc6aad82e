/// A unit of work of the service desk: what a team has to do for somebody.
public struct Ticket: Sendable, Hashable {
    public let id: TicketID
    public var reference: TicketReference
    public var kind: TicketKind
    public var state: TicketState
    public var title: String
    public var description: String
    public var submission: SubmissionID?
    public var requester: PersonID
    public var beneficiary: PersonID
    public var section: SectionID
    public var service: ServiceID
    public var category: CategoryID
    public var impact: Level
    public var urgency: Level
    public var priority: Priority
    public var team: TeamID
    public var assignee: PersonID?
    public var place: PlaceID?
    public var channel: Channel
    public var waiting: Waiting?
    public var dueAt: Instant?
    public var createdAt: Instant
    public var updatedAt: Instant
    public var resolvedAt: Instant?
    public var closedAt: Instant?
    /// Only its handling team may read it (RH, health).
    public var isConfidential: Bool
    /// Grows with every state command; a command that carries an older one is refused.
    public var revision: Int
    /// The closed ticket that it follows.
    public var previous: TicketID?
    /// The destination of its form that made it; nil for the only ticket of a form.
    public var destination: String?

    public init(
        id: TicketID, reference: TicketReference, kind: TicketKind, state: TicketState, title: String,
        description: String, submission: SubmissionID?, requester: PersonID, beneficiary: PersonID,
        section: SectionID, service: ServiceID, category: CategoryID, impact: Level, urgency: Level,
        priority: Priority, team: TeamID, assignee: PersonID?, place: PlaceID?, channel: Channel,
        waiting: Waiting?, dueAt: Instant?, createdAt: Instant, updatedAt: Instant, resolvedAt: Instant?,
        closedAt: Instant?, isConfidential: Bool, revision: Int, previous: TicketID? = nil, destination: String? = nil
    ) {
        self.id = id
        self.reference = reference
        self.kind = kind
        self.state = state
        self.title = title
        self.description = description
        self.submission = submission
        self.requester = requester
        self.beneficiary = beneficiary
        self.section = section
        self.service = service
        self.category = category
        self.impact = impact
        self.urgency = urgency
        self.priority = priority
        self.team = team
        self.assignee = assignee
        self.place = place
        self.channel = channel
        self.waiting = waiting
        self.dueAt = dueAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.resolvedAt = resolvedAt
        self.closedAt = closedAt
        self.isConfidential = isConfidential
        self.revision = revision
        self.previous = previous
        self.destination = destination
    }
}

/// The number people quote: one series for both kinds, `24893`; the nth ticket of a submission is `24893-2`.
public struct TicketReference: Sendable, Hashable, CustomStringConvertible {
    public let number: Int64
    /// 1 for the first or only ticket of the number.
    public let part: Int

    public init(number: Int64, part: Int = 1) {
        self.number = number
        self.part = part
    }

    /// Reads `24893` or `24893-2`.
    public init?(text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let number = Domain.number(ofDigits: parts[0]), number > 0 else { return nil }
        guard parts.count == 2 else {
            self.init(number: Int64(number))
            return
        }
        guard let part = Domain.number(ofDigits: parts[1]), (2...99).contains(part) else { return nil }
        self.init(number: Int64(number), part: part)
    }

    public var description: String { part == 1 ? String(number) : "\(number)-\(part)" }

    /// With the letter of its kind, as lists show it: `I-24893`, `D-24893`.
    public func text(_ kind: TicketKind) -> String { "\(kind == .incident ? "I" : "D")-\(self)" }
}

/// How it came.
public enum Channel: String, Sendable, Codable, CaseIterable {
    case portal, phone, counter, mail, assistant
}

/// Why a ticket waits, and until when.
public struct Waiting: Sendable, Hashable {
    public var reason: Reason
    /// When a job wakes it; nil waits for somebody.
    public var until: Instant?

    public init(reason: Reason, until: Instant? = nil) {
        self.reason = reason
        self.until = until
    }

    /// Whom or what it waits for.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        case requester, supplier, delivery, appointment, change
    }
}
