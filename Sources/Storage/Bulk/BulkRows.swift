import Domain
import SQL

/// Rows of many tickets to load at once, each with the key it will have.
public struct BulkRows: Sendable {
    public var submissions: [Submission] = []
    public var tickets: [Ticket] = []
    public var attachments: [Attachment] = []
    public var messages: [(ticket: TicketID, message: Message)] = []
    public var events: [(id: EventID, event: Event)] = []
    public var terms: [(ticket: TicketID, terms: [String])] = []
    public var notifications: [Notification] = []

    /// What somebody was told.
    public struct Notification: Sendable {
        public var person: PersonID
        public var event: EventID
        public var ticket: TicketID
        public var kind: EventKind
        public var createdAt: Instant
        public var readAt: Instant?

        public init(
            person: PersonID, event: EventID, ticket: TicketID, kind: EventKind, createdAt: Instant, readAt: Instant?
        ) {
            self.person = person
            self.event = event
            self.ticket = ticket
            self.kind = kind
            self.createdAt = createdAt
            self.readAt = readAt
        }
    }

    public init() {}
}

/// The first free keys of the tables that a bulk load fills.
public struct BulkKeys: Sendable, Hashable {
    public var submission: Int64
    public var ticket: Int64
    public var number: Int64
    public var attachment: Int64
    public var message: Int64
    public var event: Int64
}

/// Loads many rows whose keys are known beforehand, so that no statement waits for the answer to
/// another. Only for a base that nobody else writes to.
public enum BulkStore {
    public static func freeKeys(in tx: any ReadTransaction) throws -> BulkKeys {
        func next(_ last: SQL) throws -> Int64 { (try tx.value(last) ?? 0) + 1 }
        return BulkKeys(
            submission: try next("SELECT COALESCE(MAX(id), 0) FROM submission"),
            ticket: try next("SELECT COALESCE(MAX(id), 0) FROM ticket"),
            number: try next("SELECT COALESCE(MAX(number), 0) FROM ticket_number"),
            attachment: try next("SELECT COALESCE(MAX(id), 0) FROM attachment"),
            message: try next("SELECT COALESCE(MAX(id), 0) FROM message"),
            event: try next("SELECT COALESCE(MAX(id), 0) FROM event"))
    }

    public static func insert(_ rows: BulkRows, in tx: any Transaction) throws {
        try tx.runEach(rows.submissions.map(submission))
        try tx.runEach(
            rows.tickets.map { ticket in
                "INSERT INTO ticket_number(number, drawn_at) VALUES (\(ticket.reference.number), \(ticket.createdAt))"
            })
        try tx.runEach(rows.tickets.map(ticket))
        try tx.runEach(rows.messages.map(message))
        try tx.runEach(rows.attachments.map(attachment))
        try tx.runEach(rows.events.map(event))
        try tx.runEach(
            rows.terms.flatMap { entry in TicketSearchStore.insertions(entry.ticket, terms: entry.terms, for: tx.engine) })
        try tx.runEach(rows.notifications.map(notification))
    }

    /// PostgreSQL draws keys from sequences, which know nothing of keys that were given.
    public static func finish(in tx: any Transaction) throws {
        guard tx.engine == .postgres else { return }
        let tables: [SQL] = [
            "SELECT setval(pg_get_serial_sequence('submission', 'id'), COALESCE(MAX(id), 1)) FROM submission",
            "SELECT setval(pg_get_serial_sequence('ticket', 'id'), COALESCE(MAX(id), 1)) FROM ticket",
            "SELECT setval(pg_get_serial_sequence('ticket_number', 'number'), COALESCE(MAX(number), 1)) FROM ticket_number",
            "SELECT setval(pg_get_serial_sequence('attachment', 'id'), COALESCE(MAX(id), 1)) FROM attachment",
            "SELECT setval(pg_get_serial_sequence('message', 'id'), COALESCE(MAX(id), 1)) FROM message",
            "SELECT setval(pg_get_serial_sequence('event', 'id'), COALESCE(MAX(id), 1)) FROM event",
        ]
        for table in tables { _ = try tx.value(table, as: Int64.self) }
    }

    /// Lets the engine count what it holds, so that it chooses the right index, and puts the index of words in
    /// order.
    public static func settle(in tx: any Transaction) throws {
        try TicketSearchStore.settle(in: tx)
        try tx.run("ANALYZE")
    }

    private static func submission(_ row: Submission) throws -> SQL {
        """
        INSERT INTO submission(id, form_id, form_version, requester_id, beneficiary_id, channel, answers, submitted_at,
          submitted_by)
        VALUES (\(row.id), \(row.form), \(row.version), \(row.requester), \(row.beneficiary), \(row.channel),
          \(try SubmissionStore.encoded(row.answers)), \(row.submittedAt), \(row.submittedBy))
        """
    }

    private static func ticket(_ row: Ticket) throws -> SQL {
        guard let dueAt = row.dueAt else { throw DatabaseError.constraintViolation("ticket.due_at") }
        return """
            INSERT INTO ticket(id, number, part, kind, state, is_open, title, description, submission_id, requester_id,
              beneficiary_id, section_id, service_id, category_id, impact, urgency, priority, team_id, assignee_id, place_id,
              channel, waiting_reason, waiting_until, due_at, created_at, updated_at, resolved_at, closed_at, is_confidential,
              revision)
            VALUES (\(row.id), \(row.reference.number), \(row.reference.part), \(row.kind), \(row.state), \(row.state.isOpen),
              \(row.title), \(row.description), \(row.submission), \(row.requester), \(row.beneficiary), \(row.section),
              \(row.service), \(row.category), \(row.impact), \(row.urgency), \(row.priority), \(row.team), \(row.assignee),
              \(row.place), \(row.channel), \(row.waiting?.reason), \(row.waiting?.until), \(dueAt), \(row.createdAt),
              \(row.updatedAt), \(row.resolvedAt), \(row.closedAt), \(row.isConfidential), \(row.revision))
            """
    }

    private static func message(_ row: (ticket: TicketID, message: Message)) -> SQL {
        """
        INSERT INTO message(id, ticket_id, author_id, visibility, side, body, posted_at)
        VALUES (\(row.message.id), \(row.ticket), \(row.message.author), \(row.message.isPrivate ? "private" : "public"),
          \(row.message.side), \(row.message.body), \(row.message.postedAt))
        """
    }

    private static func attachment(_ row: Attachment) -> SQL {
        """
        INSERT INTO attachment(id, sha256, name, media_type, size, question, is_sensitive, ticket_id, uploaded_by, uploaded_at)
        VALUES (\(row.id), \(row.sha256), \(row.name), \(row.mediaType), \(row.size), \(row.question), \(row.isSensitive),
          \(row.ticket), \(row.uploadedBy), \(row.uploadedAt))
        """
    }

    private static func event(_ row: (id: EventID, event: Event)) throws -> SQL {
        guard case .ticket(let ticket) = row.event.subject else {
            throw DatabaseError.engine("only the events of tickets are loaded in bulk")
        }
        let event = row.event
        return """
            INSERT INTO event(id, kind, at, actor_id, ticket_id, before_value, after_value, reason, message_id, attachment_id)
            VALUES (\(row.id), \(event.kind), \(event.at), \(event.actor), \(ticket), \(event.before), \(event.after),
              \(event.reason), \(event.message), \(event.attachment))
            """
    }

    private static func notification(_ row: BulkRows.Notification) -> SQL {
        """
        INSERT INTO notification(person_id, event_id, ticket_id, kind, created_at, read_at)
        VALUES (\(row.person), \(row.event), \(row.ticket), \(row.kind), \(row.createdAt), \(row.readAt))
        """
    }
}

extension TicketSearchStore {
    /// The statements that index a ticket for the first time.
    static func insertions(_ ticket: TicketID, terms: [String], for engine: Engine) -> [SQL] {
        switch engine {
        case .sqlite:
            let text = terms.joined(separator: " ")
            return [
                "INSERT INTO ticket_search(rowid, terms) VALUES (\(ticket), \(text))",
                "INSERT INTO ticket_terms(ticket_id, terms) VALUES (\(ticket), \(text))",
            ]
        case .postgres:
            let lexemes = terms.map { term in "'\(term)'" }.joined(separator: " ")
            return ["INSERT INTO ticket_search(ticket_id, terms) VALUES (\(ticket), CAST(\(lexemes) AS tsvector))"]
        }
    }
}
