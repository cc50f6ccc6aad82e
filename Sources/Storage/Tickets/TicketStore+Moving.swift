import Domain
import SQL

/// What a decision about a team or a service does to the tickets they hold: one event for each ticket,
/// in as many statements for ten thousand as for one. Revisions stay: no page of a technician is out of
/// date because of it.
extension TicketStore {
    /// The tickets of a team that are not over follow it to another section. Those that are over stay
    /// readable where they were handled; the team sees them wherever it is.
    /// - Returns: how many moved.
    @discardableResult
    public static func follow(
        _ team: TeamID, to section: SectionID, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws -> Int {
        let which: SQL = """
            team_id = \(team) AND section_id <> \(section) AND state NOT IN ('closed', 'cancelled')
            """
        try tx.run(
            """
            INSERT INTO event(kind, at, actor_id, ticket_id, before_value, after_value)
            SELECT \(EventKind.ticketMoved), \(now), \(actor), id, CAST(section_id AS TEXT), \(section.description)
            FROM ticket WHERE \(which) ORDER BY id
            """)
        return try tx.run("UPDATE ticket SET section_id = \(section) WHERE \(which)")
    }

    /// What a service holds becomes confidential with it: what was written before is no less sensitive.
    /// Nothing ever opens again what was written in confidence.
    /// - Returns: how many tickets became so.
    @discardableResult
    public static func protect(
        _ service: ServiceID, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws -> Int {
        try tx.run(
            """
            INSERT INTO event(kind, at, actor_id, ticket_id)
            SELECT \(EventKind.ticketProtected), \(now), \(actor), id FROM ticket
            WHERE service_id = \(service) AND is_confidential = 0 ORDER BY id
            """)
        try PlannedTicketStore.protect(service, in: tx)
        return try tx.run("UPDATE ticket SET is_confidential = 1 WHERE service_id = \(service) AND is_confidential = 0")
    }

    /// What somebody has in hand.
    public static func openTickets(of assignee: PersonID, in tx: any ReadTransaction) throws -> [Ticket] {
        try tx.all("SELECT \(columns) FROM ticket t WHERE t.assignee_id = \(assignee) AND t.is_open = 1 ORDER BY t.id", ticket)
    }

    /// Who has open tickets of a team in hand.
    public static func assignees(of team: TeamID, in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values(
            """
            SELECT DISTINCT assignee_id FROM ticket
            WHERE team_id = \(team) AND is_open = 1 AND assignee_id IS NOT NULL ORDER BY assignee_id
            """)
    }

    /// Who has open tickets of a service in hand.
    public static func assignees(of service: ServiceID, in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values(
            """
            SELECT DISTINCT assignee_id FROM ticket
            WHERE service_id = \(service) AND is_open = 1 AND assignee_id IS NOT NULL ORDER BY assignee_id
            """)
    }

    /// How many tickets somebody has in hand.
    public static func openCount(of assignee: PersonID, in tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM ticket WHERE assignee_id = \(assignee) AND is_open = 1") ?? 0
    }
}
