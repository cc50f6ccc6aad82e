import Domain
import SQL

/// What people are told in the pages, made by jobs from events.
public enum NotificationStore {
    /// Something that a person was told, as the list shows it.
    public struct Notification: Sendable, Hashable {
        public let id: NotificationID
        public var ticket: TicketReference
        public var ticketKind: TicketKind
        /// nil when the person may not see the ticket any more.
        public var title: String?
        public var kind: EventKind
        public var actorName: String?
        public var createdAt: Instant
        public var isRead: Bool
        /// Where the person it tells reads the ticket today; nil when nowhere any more.
        public var place: Place?

        public init(
            id: NotificationID, ticket: TicketReference, ticketKind: TicketKind, title: String?, kind: EventKind,
            actorName: String?, createdAt: Instant, isRead: Bool, place: Place?
        ) {
            self.id = id
            self.ticket = ticket
            self.ticketKind = ticketKind
            self.title = title
            self.kind = kind
            self.actorName = actorName
            self.createdAt = createdAt
            self.isRead = isRead
            self.place = place
        }
    }

    /// The two pages of a ticket.
    public enum Place: Sendable, Hashable { case request, workbench }

    /// Tells a person once; a job that runs twice tells nothing more.
    public static func tell(
        _ person: PersonID, of event: EventID, ticket: TicketID, kind: EventKind, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO notification(person_id, event_id, ticket_id, kind, created_at)
            VALUES (\(person), \(event), \(ticket), \(kind), \(now))
            ON CONFLICT (person_id, event_id) DO NOTHING
            """)
    }

    /// Counts unread ones, up to 100.
    public static func unreadCount(of person: PersonID, in tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM notification WHERE person_id = \(person) AND read_at IS NULL LIMIT 100) AS unread
            """) ?? 0
    }

    /// Counts unread ones about a ticket.
    public static func unreadCount(
        of person: PersonID, ticket: TicketID, in tx: any ReadTransaction
    ) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM notification
            WHERE person_id = \(person) AND ticket_id = \(ticket) AND read_at IS NULL
            """) ?? 0
    }

    /// The newest first. Rights change after somebody was told: the place is what they see now.
    public static func list(
        of actor: Actor, before last: NotificationID?, limit: Int, in tx: any ReadTransaction
    ) throws -> [Notification] {
        let person = actor.person
        let earlier: SQL = last.map { last in "AND n.id < \(last)" } ?? .empty
        return try tx.all(
            """
            SELECT n.id, t.number, t.part, t.kind, t.title, n.kind, a.first_name, a.last_name, n.created_at, n.read_at,
              CASE WHEN t.requester_id = n.person_id OR t.beneficiary_id = n.person_id THEN 1
                WHEN \(TicketStore.visibleInWorkbench(to: actor)) THEN 2
                WHEN \(TicketStore.visible(to: actor)) THEN 1 ELSE 0 END
            FROM notification n
            JOIN ticket t ON t.id = n.ticket_id
            JOIN event e ON e.id = n.event_id
            LEFT JOIN person a ON a.id = e.actor_id
            WHERE n.person_id = \(person) \(earlier)
            ORDER BY n.id DESC LIMIT \(limit)
            """
        ) { row in
            let firstName: String? = try row[6]
            let lastName: String? = try row[7]
            let readAt: Instant? = try row[9]
            let placeCode: Int = try row[10]
            let place: Place? = placeCode == 0 ? nil : placeCode == 1 ? .request : .workbench
            return Notification(
                id: try row[0], ticket: TicketReference(number: try row[1], part: try row[2]), ticketKind: try row[3],
                title: place == nil ? nil : try row[4], kind: try row[5],
                actorName: firstName.flatMap { first in lastName.map { last in "\(first) \(last)" } },
                createdAt: try row[8], isRead: readAt != nil, place: place)
        }
    }

    /// Reading a ticket reads what was told of it.
    public static func markRead(of person: PersonID, ticket: TicketID, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE notification SET read_at = \(now)
            WHERE person_id = \(person) AND ticket_id = \(ticket) AND read_at IS NULL
            """)
    }

    public static func markAllRead(of person: PersonID, at now: Instant, in tx: any Transaction) throws {
        try tx.run("UPDATE notification SET read_at = \(now) WHERE person_id = \(person) AND read_at IS NULL")
    }

    /// Removes the oldest ones, as long as they are older than a moment. Keys follow time, so it stops at the first
    /// younger one and needs no index.
    /// - Returns: how many went; fewer than the limit when none is left.
    public static func deleteOld(before moment: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        let oldest = try tx.all("SELECT id, created_at FROM notification ORDER BY id LIMIT \(limit)") { row in
            (id: try row[0] as NotificationID, at: try row[1] as Instant)
        }
        guard let last = oldest.prefix(while: { notification in notification.at < moment }).last else { return 0 }
        return try tx.run("DELETE FROM notification WHERE id <= \(last.id)")
    }

    /// The last event of a ticket that a person has seen.
    public static func lastSeen(
        _ ticket: TicketID, by person: PersonID, in tx: any ReadTransaction
    ) throws -> EventID? {
        try tx.value("SELECT event_id FROM ticket_seen WHERE person_id = \(person) AND ticket_id = \(ticket)")
    }

    public static func markSeen(
        _ ticket: TicketID, upTo event: EventID, by person: PersonID, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO ticket_seen(person_id, ticket_id, event_id) VALUES (\(person), \(ticket), \(event))
            ON CONFLICT (person_id, ticket_id) DO UPDATE SET event_id = excluded.event_id
            WHERE ticket_seen.event_id < excluded.event_id
            """)
    }
}
