import Domain
import SQL

/// Tickets. What an actor may not see is not found: the permission is the query.
public enum TicketStore {
    static let columns: SQL = """
        t.id, t.number, t.part, t.kind, t.state, t.title, t.description, t.submission_id, t.requester_id, t.beneficiary_id, \
        t.section_id, t.service_id, t.category_id, t.impact, t.urgency, t.priority, t.team_id, t.assignee_id, t.place_id, \
        t.channel, t.waiting_reason, t.waiting_until, t.due_at, t.created_at, t.updated_at, t.resolved_at, t.closed_at, \
        t.is_confidential, t.revision, t.previous_id, t.destination
        """

    static func ticket(_ row: borrowing Row) throws -> Ticket {
        let reason: Waiting.Reason? = try row[20]
        let until: Instant? = try row[21]
        return Ticket(
            id: try row[0], reference: TicketReference(number: try row[1], part: try row[2]), kind: try row[3],
            state: try row[4], title: try row[5], description: try row[6], submission: try row[7],
            requester: try row[8], beneficiary: try row[9], section: try row[10], service: try row[11],
            category: try row[12], impact: try row[13], urgency: try row[14], priority: try row[15],
            team: try row[16], assignee: try row[17], place: try row[18], channel: try row[19],
            waiting: reason.map { reason in Waiting(reason: reason, until: until) }, dueAt: try row[22],
            createdAt: try row[23], updatedAt: try row[24], resolvedAt: try row[25], closedAt: try row[26],
            isConfidential: try row[27], revision: try row[28], previous: try row[29], destination: try row[30])
    }

    /// Tickets, as `t`, that the actor may see at all: the rule of ``Policy/canSee(_:)``.
    public static func visible(to actor: Actor) -> SQL {
        let me = actor.person
        let party: SQL = """
            t.requester_id = \(me) OR t.beneficiary_id = \(me)
            OR EXISTS (SELECT 1 FROM watcher w WHERE w.ticket_id = t.id AND w.person_id = \(me) AND w.is_technician = 0)
            """
        guard actor.isTechnician else { return "(\(party))" }
        return "(\(visibleInWorkbench(to: actor)) OR \(party))"
    }

    /// Tickets, as `t`, that the actor sees as a technician: the rule of ``Policy/canSeeAsTechnician(_:)``.
    public static func visibleInWorkbench(to actor: Actor) -> SQL {
        guard actor.isTechnician else { return "(1 = 0)" }
        let teams = SQL.list(actor.teams.sorted())
        let formerly = SQL.list(actor.teams.sorted().map(\.description))
        return """
            (t.is_confidential = 0 AND t.section_id IN \(SQL.list(actor.sections.sorted()))
              OR t.team_id IN \(teams)
              OR t.is_confidential = 0 AND EXISTS (
                SELECT 1 FROM event e
                WHERE e.ticket_id = t.id AND e.kind = 'ticket.transferred' AND e.before_value IN \(formerly)))
            """
    }

    public static func ticket(
        _ reference: TicketReference, visibleTo actor: Actor, in tx: any ReadTransaction
    ) throws -> Ticket? {
        try tx.first(
            """
            SELECT \(columns) FROM ticket t
            WHERE t.number = \(reference.number) AND t.part = \(reference.part) AND \(visible(to: actor))
            """, ticket)
    }

    public static func ticket(
        _ reference: TicketReference, visibleInWorkbenchTo actor: Actor, in tx: any ReadTransaction
    ) throws -> Ticket? {
        try tx.first(
            """
            SELECT \(columns) FROM ticket t
            WHERE t.number = \(reference.number) AND t.part = \(reference.part) AND \(visibleInWorkbench(to: actor))
            """, ticket)
    }

    /// For jobs, which act for nobody.
    public static func ticket(_ id: TicketID, in tx: any ReadTransaction) throws -> Ticket? {
        try tx.first("SELECT \(columns) FROM ticket t WHERE t.id = \(id)", ticket)
    }

    /// What decides about a ticket for an actor.
    public static func facts(
        of ticket: Ticket, for actor: Actor, in tx: any ReadTransaction
    ) throws -> Policy.TicketFacts {
        let isWatched = try tx.exists(
            "SELECT 1 FROM watcher WHERE ticket_id = \(ticket.id) AND person_id = \(actor.person) AND is_technician = 0")
        let former: [String] = try tx.values(
            "SELECT before_value FROM event WHERE ticket_id = \(ticket.id) AND kind = 'ticket.transferred'")
        return Policy.TicketFacts(
            requester: ticket.requester, beneficiary: ticket.beneficiary, isWatched: isWatched, team: ticket.team,
            section: ticket.section, isConfidential: ticket.isConfidential,
            formerTeams: Set(former.compactMap { text in TeamID(text: text) }))
    }

    /// Draws the next number of the one series; gaps are allowed, reuse is not.
    public static func drawNumber(at now: Instant, in tx: any Transaction) throws -> Int64 {
        try tx.inserted("INSERT INTO ticket_number(drawn_at) VALUES (\(now)) RETURNING number")
    }

    /// - Parameter ticket: its `id` is ignored; the database gives one.
    public static func insert(_ ticket: Ticket, in tx: any Transaction) throws -> TicketID {
        guard let dueAt = ticket.dueAt else { throw DatabaseError.constraintViolation("ticket.due_at") }
        return try tx.inserted(
            """
            INSERT INTO ticket(number, part, kind, state, is_open, title, description, submission_id, requester_id,
              beneficiary_id, section_id, service_id, category_id, impact, urgency, priority, team_id, assignee_id, place_id,
              channel, waiting_reason, waiting_until, due_at, created_at, updated_at, resolved_at, closed_at, is_confidential,
              revision, previous_id, destination)
            VALUES (\(ticket.reference.number), \(ticket.reference.part), \(ticket.kind), \(ticket.state),
              \(ticket.state.isOpen), \(ticket.title), \(ticket.description), \(ticket.submission), \(ticket.requester),
              \(ticket.beneficiary), \(ticket.section), \(ticket.service), \(ticket.category), \(ticket.impact),
              \(ticket.urgency), \(ticket.priority), \(ticket.team), \(ticket.assignee), \(ticket.place), \(ticket.channel),
              \(ticket.waiting?.reason), \(ticket.waiting?.until), \(dueAt), \(ticket.createdAt), \(ticket.updatedAt),
              \(ticket.resolvedAt), \(ticket.closedAt), \(ticket.isConfidential), \(ticket.revision), \(ticket.previous),
              \(ticket.destination))
            RETURNING id
            """)
    }

    /// Writes the new state of a ticket and its events.
    /// - Returns: the keys of the events, in order.
    /// - Throws: ``TicketError/stale(current:)`` when somebody was quicker.
    @discardableResult
    public static func save(_ change: TicketChange, in tx: any Transaction) throws -> [EventID] {
        let ticket = change.ticket
        let changed = try tx.run(
            """
            UPDATE ticket SET kind = \(ticket.kind), state = \(ticket.state), is_open = \(ticket.state.isOpen),
              title = \(ticket.title), beneficiary_id = \(ticket.beneficiary), category_id = \(ticket.category),
              impact = \(ticket.impact), urgency = \(ticket.urgency), priority = \(ticket.priority),
              section_id = \(ticket.section), service_id = \(ticket.service),
              team_id = \(ticket.team), assignee_id = \(ticket.assignee), waiting_reason = \(ticket.waiting?.reason),
              waiting_until = \(ticket.waiting?.until), updated_at = \(ticket.updatedAt),
              resolved_at = \(ticket.resolvedAt), closed_at = \(ticket.closedAt), revision = \(ticket.revision)
            WHERE id = \(ticket.id) AND revision = \(ticket.revision - 1)
            """)
        guard changed == 1 else {
            let current: Int? = try tx.value("SELECT revision FROM ticket WHERE id = \(ticket.id)")
            throw TicketError.stale(current: current ?? 0)
        }
        return try EventStore.append(change.events, in: tx)
    }

    /// A message changes no state, but moves the ticket up in lists by activity.
    public static func touch(_ id: TicketID, at now: Instant, in tx: any Transaction) throws {
        try tx.run("UPDATE ticket SET updated_at = \(now) WHERE id = \(id)")
    }

    /// Resolved tickets that may be closed, and waiting ones whose time has come.
    public static func resolved(before moment: Instant, limit: Int, in tx: any ReadTransaction) throws -> [TicketID] {
        try tx.values(
            "SELECT id FROM ticket WHERE state = 'resolved' AND resolved_at <= \(moment) ORDER BY resolved_at LIMIT \(limit)")
    }

    public static func waiting(until moment: Instant, limit: Int, in tx: any ReadTransaction) throws -> [TicketID] {
        try tx.values(
            """
            SELECT id FROM ticket WHERE state = 'waiting' AND waiting_until IS NOT NULL AND waiting_until <= \(moment)
            ORDER BY waiting_until LIMIT \(limit)
            """)
    }
}
