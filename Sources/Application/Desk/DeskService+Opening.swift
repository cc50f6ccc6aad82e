import Domain
import SQL
import Storage

/// A ticket that a technician opens for somebody without a form.
public struct QuickTicket: Sendable {
    public var requester: PersonID
    public var kind: TicketKind
    public var title: String
    public var description: String
    public var service: ServiceID
    public var category: CategoryID
    public var impact: Level
    public var urgency: Level
    /// Nil for the team of the service.
    public var team: TeamID?
    public var channel: Channel
    /// What the page that sends it carries: sent twice, it makes one.
    public var token: String?

    public init(
        requester: PersonID, kind: TicketKind, title: String, description: String, service: ServiceID,
        category: CategoryID, impact: Level, urgency: Level, team: TeamID?, channel: Channel, token: String?
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
    public func open(_ quick: QuickTicket, by signedIn: SignedIn) async throws -> TicketReference {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        let title = MessageText(quick.title).text.split(separator: "\n").joined(separator: " ")
        let text = MessageText(quick.description)
        guard !title.isEmpty else { throw DeskRefusal.emptyTitle }
        guard title.unicodeScalars.count <= QuickTicket.maximumTitle else {
            throw DeskRefusal.tooLong(limit: QuickTicket.maximumTitle)
        }
        guard !text.isEmpty else { throw DeskRefusal.emptyDescription }
        guard !text.isTooLong else { throw DeskRefusal.tooLong(limit: MessageText.maximumLength) }
        let description = text.text
        let scopedToken = quick.token.map { token in "\(signedIn.person.id).\(token)" }
        let now = portal.clock.now
        let calendar = portal.calendar
        return try await portal.write { [portal] tx in
            if let token = scopedToken, let made = try DeskStore.reference(ofToken: token, in: tx) { return made }
            let catalogue = try portal.catalogue.catalogue(in: tx)
            guard let service = catalogue.service(quick.service) else { throw DeskRefusal.unknownService }
            guard let category = catalogue.category(quick.category), category.isActive, category.section == service.section else {
                throw DeskRefusal.unknownCategory
            }
            guard let team = catalogue.team(quick.team ?? service.team), team.isActive, team.section == service.section else {
                throw DeskRefusal.unknownTeam
            }
            guard let person = try PersonStore.person(quick.requester, in: tx), person.isActive else {
                throw DeskRefusal.unknownPerson
            }
            let priority = catalogue.matrix.priority(impact: quick.impact, urgency: quick.urgency)
            let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            let id = try TicketStore.insert(
                Ticket(
                    id: TicketID(0), reference: reference, kind: quick.kind, state: .new, title: title,
                    description: description, submission: nil, requester: person.id, beneficiary: person.id,
                    section: service.section, service: service.id, category: category.id, impact: quick.impact,
                    urgency: quick.urgency, priority: priority, team: team.id, assignee: nil, place: person.place,
                    channel: quick.channel, waiting: nil,
                    dueAt: calendar.due(from: now, workingDays: priority.usualDelay), createdAt: now, updatedAt: now,
                    resolvedAt: nil, closedAt: nil, isConfidential: service.isConfidential, revision: 1), in: tx)
            if let token = scopedToken { try DeskStore.setToken(token, of: id, in: tx) }
            try TicketIndexing.index(id, texts: [title, description], in: tx)
            try Outbox.record(
                [Event(.ticketCreated, of: .ticket(id), by: signedIn.person.id, at: now, after: TicketState.new.rawValue)],
                at: now, in: tx)
            return reference
        }
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
