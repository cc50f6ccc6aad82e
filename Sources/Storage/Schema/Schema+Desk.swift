import SQL

extension Schema {
    /// What the workbench needs: counts that read an index alone, and a ticket made once however often
    /// its page is sent.
    static let desk = Migration(
        "desk",
        sql: """
            ALTER TABLE ticket ADD COLUMN token TEXT;
            CREATE UNIQUE INDEX ticket_token ON ticket(token) WHERE token IS NOT NULL;
            CREATE INDEX ticket_team_open_assignee ON ticket(team_id, is_open, assignee_id) WHERE is_open = 1;
            """)
}
