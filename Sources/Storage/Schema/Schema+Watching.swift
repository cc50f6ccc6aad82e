import SQL

extension Schema {
    /// A technician who follows a ticket keeps no right by it; whoever the requester lets follow will (to come: only
    /// the workbench lets anybody follow).
    static let watching = Migration(
        "watching",
        sql: """
            ALTER TABLE watcher ADD COLUMN is_technician {int} NOT NULL DEFAULT 0 CHECK (is_technician IN (0, 1));
            UPDATE watcher SET is_technician = 1;
            """)
}
