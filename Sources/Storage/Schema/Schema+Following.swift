import SQL

extension Schema {
    /// A closed request is not reopened: whoever still needs it asks again, and the new one follows it.
    static let following = Migration(
        "following",
        sql: """
            ALTER TABLE ticket ADD COLUMN previous_id {int} REFERENCES ticket(id);
            CREATE INDEX ticket_previous ON ticket(previous_id) WHERE previous_id IS NOT NULL;
            ALTER TABLE draft ADD COLUMN previous_id {int} REFERENCES ticket(id);
            """)
}
