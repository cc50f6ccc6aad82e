import Domain
import SQL

/// What is said on a ticket: public messages and private notes.
public struct Message: Sendable, Hashable {
    public let id: MessageID
    public var author: PersonID
    public var isPrivate: Bool
    public var side: Side
    public var body: String
    public var postedAt: Instant

    public init(id: MessageID, author: PersonID, isPrivate: Bool, side: Side, body: String, postedAt: Instant) {
        self.id = id
        self.author = author
        self.isPrivate = isPrivate
        self.side = side
        self.body = body
        self.postedAt = postedAt
    }

    /// On whose side the author spoke.
    public enum Side: String, Sendable { case requester, desk }
}

extension Message.Side: CodedText {}

/// What was said on tickets, private notes included.
public enum MessageStore {
    /// The messages of a ticket, the oldest first; private notes only for those who handle it.
    /// - Parameter some: these only; nil for all.
    public static func messages(
        of ticket: TicketID, among some: [MessageID]? = nil, includingPrivate: Bool, in tx: any ReadTransaction
    ) throws -> [Message] {
        let chosen: SQL = some.map { ids in "AND id IN \(SQL.list(ids))" } ?? .empty
        let visibility: SQL = includingPrivate ? .empty : "AND visibility = 'public'"
        return try tx.all(
            """
            SELECT id, author_id, visibility, side, body, posted_at FROM message
            WHERE ticket_id = \(ticket) \(visibility) \(chosen) ORDER BY id
            """
        ) { row in
            Message(
                id: try row[0], author: try row[1], isPrivate: try row[2] as String == "private", side: try row[3],
                body: try row[4], postedAt: try row[5])
        }
    }

    /// On whose side a message was said; nil when it is gone.
    public static func side(of id: MessageID, in tx: any ReadTransaction) throws -> Message.Side? {
        try tx.value("SELECT side FROM message WHERE id = \(id)")
    }

    /// True when a message with this token exists.
    public static func isPosted(token: String, in tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM message WHERE token = \(token)")
    }

    /// - Parameter token: what the page that sent it carries; the same token is the same message sent twice.
    /// - Returns: the key, and whether the message is new.
    public static func insert(
        on ticket: TicketID, by author: PersonID, isPrivate: Bool, side: Message.Side, body: String, token: String?,
        at now: Instant, in tx: any Transaction
    ) throws -> (id: MessageID, isNew: Bool) {
        let inserted: MessageID? = try tx.value(
            """
            INSERT INTO message(ticket_id, author_id, visibility, side, body, posted_at, token)
            VALUES (\(ticket), \(author), \(isPrivate ? "private" : "public"), \(side), \(body), \(now), \(token))
            ON CONFLICT (token) DO NOTHING
            RETURNING id
            """)
        if let inserted { return (inserted, true) }
        return (try tx.inserted("SELECT id FROM message WHERE token = \(token)"), false)
    }
}

/// Who follows a ticket without being its requester.
public enum WatcherStore {
    public static func watchers(of ticket: TicketID, in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values("SELECT person_id FROM watcher WHERE ticket_id = \(ticket) ORDER BY person_id")
    }

    /// Those who follow a ticket as parties, and so read it.
    public static func parties(of ticket: TicketID, in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values("SELECT person_id FROM watcher WHERE ticket_id = \(ticket) AND is_technician = 0 ORDER BY person_id")
    }

    /// Those who follow a ticket as technicians: what they see of it is what their work lets them see.
    public static func technicians(of ticket: TicketID, in tx: any ReadTransaction) throws -> Set<PersonID> {
        Set(try tx.values("SELECT person_id FROM watcher WHERE ticket_id = \(ticket) AND is_technician = 1"))
    }

    /// - Parameter asTechnician: from the workbench: following gives no right of its own.
    public static func add(
        _ person: PersonID, to ticket: TicketID, asTechnician: Bool = false, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO watcher(ticket_id, person_id, is_technician) VALUES (\(ticket), \(person), \(asTechnician))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    public static func remove(_ person: PersonID, from ticket: TicketID, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM watcher WHERE ticket_id = \(ticket) AND person_id = \(person)") == 1
    }
}
