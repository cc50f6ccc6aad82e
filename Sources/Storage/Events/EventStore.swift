import Domain
import SQL

/// The spine: what happened, in order.
public enum EventStore {
    /// Appends events and gives their keys, in order.
    @discardableResult
    public static func append(_ events: [Event], in tx: any Transaction) throws -> [EventID] {
        try events.map { event in try append(event, in: tx) }
    }

    @discardableResult
    public static func append(_ event: Event, in tx: any Transaction) throws -> EventID {
        var ticket: TicketID?
        var form: FormID?
        var person: PersonID?
        var team: TeamID?
        var service: ServiceID?
        var category: CategoryID?
        var setting: String?
        switch event.subject {
        case .ticket(let id): ticket = id
        case .form(let id): form = id
        case .person(let id): person = id
        case .team(let id): team = id
        case .service(let id): service = id
        case .category(let id): category = id
        case .setting(let key): setting = key
        }
        return try tx.inserted(
            """
            INSERT INTO event(kind, at, actor_id, ticket_id, form_id, person_id, team_id, service_id, category_id, setting_key,
              before_value, after_value, reason, message_id, attachment_id)
            VALUES (\(event.kind), \(event.at), \(event.actor), \(ticket), \(form), \(person), \(team), \(service), \(category),
              \(setting), \(event.before), \(event.after), \(event.reason), \(event.message), \(event.attachment))
            RETURNING id
            """)
    }

    /// An event of a ticket with its key, as the timeline reads it.
    public struct TicketEvent: Sendable, Hashable {
        public let id: EventID
        public var event: Event

        public init(id: EventID, event: Event) {
            self.id = id
            self.event = event
        }
    }

    /// The newest events of a ticket, or the newest before one of them; the oldest of these first.
    /// - Parameter kinds: those of one audience; nil for all.
    public static func events(
        of ticket: TicketID, kinds: [EventKind]? = nil, before end: EventID? = nil, limit: Int = 500,
        in tx: any ReadTransaction
    ) throws -> [TicketEvent] {
        let audience: SQL = kinds.map { kinds in "AND kind IN \(SQL.list(kinds))" } ?? .empty
        let earlier: SQL = end.map { end in "AND id < \(end)" } ?? .empty
        let newestFirst = try tx.all(
            """
            SELECT id, kind, at, actor_id, before_value, after_value, reason, message_id, attachment_id
            FROM event WHERE ticket_id = \(ticket) \(audience) \(earlier) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            TicketEvent(
                id: try row[0],
                event: Event(
                    try row[1], of: .ticket(ticket), by: try row[3], at: try row[2], before: try row[4],
                    after: try row[5], reason: try row[6], message: try row[7], attachment: try row[8]))
        }
        return newestFirst.reversed()
    }

    public static func lastEvent(of ticket: TicketID, in tx: any ReadTransaction) throws -> EventID? {
        try tx.value("SELECT id FROM event WHERE ticket_id = \(ticket) ORDER BY id DESC LIMIT 1")
    }

    public static func event(_ id: EventID, in tx: any ReadTransaction) throws -> (ticket: TicketID?, event: Event)? {
        try tx.first(
            """
            SELECT ticket_id, kind, at, actor_id, before_value, after_value, reason, message_id, attachment_id
            FROM event WHERE id = \(id)
            """
        ) { row in
            let ticket: TicketID? = try row[0]
            return (
                ticket,
                Event(
                    try row[1], of: ticket.map(Event.Subject.ticket) ?? .setting(""), by: try row[3], at: try row[2],
                    before: try row[4], after: try row[5], reason: try row[6], message: try row[7],
                    attachment: try row[8])
            )
        }
    }
}
