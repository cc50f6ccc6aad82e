import SQL

extension Schema {
    /// The count of a team's resolved tickets, shown on every page of the workbench: SQLite counts from an
    /// index alone only when each column that the count speaks of is in it, `state` as well.
    static let counts = Migration(
        "counts",
        sql: """
            DROP INDEX ticket_team_resolved;
            CREATE INDEX ticket_team_resolved ON ticket(team_id, state, resolved_at, id) WHERE state = 'resolved';
            """)
}
