import Domain
import SQL
import Storage

/// A ticket that a technician opens for somebody without a form.
public struct QuickTicket: Sendable {
    public var requester: PersonID
    public var kind: TicketKind
    public var title: String
    public var description: String
    public var service: ServiceID?
    public var category: CategoryID?
    public var impact: Level
    public var urgency: Level
    /// Nil for the team of the service.
    public var team: TeamID?
    public var channel: Channel
    /// What the page that sends it carries: sent twice, it makes one.
    public var token: String?

    public init(
        requester: PersonID, kind: TicketKind, title: String, description: String, service: ServiceID?,
        category: CategoryID?, impact: Level, urgency: Level, team: TeamID?, channel: Channel, token: String?
    ) {
        self.requester = requester
        self.kind = kind
        self.title = title
        self.description = description
        self.service = service
        self.category = category
        self.impact = impact
        self.urgency = urgency
        self.team = team
        self.channel = channel
        self.token = token
    }

    static let maximumTitle = 200
}

extension DeskService {
    /// Opens it. The one who opens it is known by the event; the one who calls is its requester.
    /// - Throws: ``DeskRefusals`` with all that is wrong.
    public func open(_ quick: QuickTicket, by signedIn: SignedIn) async throws -> TicketReference {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        let now = portal.clock.now
        let me = signedIn.person.id
        // A token counts for one person: nobody can use up another's.
        let token = quick.token.map { token in "\(me).\(token)" }
        return try await portal.write { [portal] tx in
            if let token, let made = try DeskStore.reference(ofToken: token, in: tx) { return made }
            let accepted = try AcceptedTicket(quick, catalogue: try portal.catalogue.catalogue(in: tx), in: tx)
            let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            let ticket = accepted.ticket(reference, calendar: portal.calendar, at: now)
            let id = try TicketStore.insert(ticket, in: tx)
            if let token { try DeskStore.setToken(token, of: id, in: tx) }
            try TicketIndexing.index(id, texts: [ticket.title, ticket.description, accepted.person.name], in: tx)
            try Outbox.record(
                [Event(.ticketCreated, of: .ticket(id), by: me, at: now, after: TicketState.new.rawValue)], at: now, in: tx)
            return reference
        }
    }
}

/// A quick ticket in which everything exists.
private struct AcceptedTicket {
    let quick: QuickTicket
    let title: String
    let description: String
    let service: Service
    let category: CategoryID
    let team: TeamID
    let person: Person
    let priority: Priority

    init(_ quick: QuickTicket, catalogue: Catalogue, in tx: any ReadTransaction) throws {
        var refusals: [DeskRefusal] = []
        title = MessageText(quick.title).text.split(separator: "\n").joined(separator: " ")
        if title.isEmpty { refusals.append(.emptyTitle) }
        if title.unicodeScalars.count > QuickTicket.maximumTitle { refusals.append(.longTitle(limit: QuickTicket.maximumTitle)) }
        let text = MessageText(quick.description)
        description = text.text
        if text.isEmpty { refusals.append(.emptyDescription) }
        if text.isTooLong { refusals.append(.tooLong(limit: MessageText.maximumLength)) }
        let service = quick.service.flatMap { id in catalogue.service(id) }
        if service == nil { refusals.append(.unknownService) }
        let category = quick.category.flatMap { id in catalogue.category(id) }.flatMap { category in
            category.isActive && (service == nil || category.section == service?.section) ? category : nil
        }
        if category == nil { refusals.append(.unknownCategory) }
        let team = (quick.team ?? service?.team).flatMap { id in catalogue.team(id) }.flatMap { team in
            team.isActive && (service == nil || team.section == service?.section) ? team : nil
        }
        if team == nil, service != nil || quick.team != nil { refusals.append(.unknownTeam) }
        let person = try PersonStore.person(quick.requester, in: tx)
        if person?.isActive != true { refusals.append(.unknownPerson) }
        guard refusals.isEmpty, let service, let category, let team, let person else { throw DeskRefusals(refusals) }
        self.quick = quick
        self.service = service
        self.category = category.id
        self.team = team.id
        self.person = person
        priority = catalogue.matrix.priority(impact: quick.impact, urgency: quick.urgency)
    }

    func ticket(_ reference: TicketReference, calendar: LocalCalendar, at now: Instant) -> Ticket {
        Ticket(
            id: TicketID(0), reference: reference, kind: quick.kind, state: .new, title: title, description: description,
            submission: nil, requester: person.id, beneficiary: person.id, section: service.section, service: service.id,
            category: category, impact: quick.impact, urgency: quick.urgency, priority: priority, team: team, assignee: nil,
            place: person.place, channel: quick.channel, waiting: nil,
            dueAt: calendar.due(from: now, workingDays: priority.usualDelay), createdAt: now, updatedAt: now,
            resolvedAt: nil, closedAt: nil, isConfidential: service.isConfidential, revision: 1)
    }
}

extension Priority {
    /// In working days, for a ticket that no form gives a delay.
    var usualDelay: Int {
        switch self {
        case .urgent: 0
        case .high: 1
        case .normal: 3
        case .low: 5
        }
    }
}
