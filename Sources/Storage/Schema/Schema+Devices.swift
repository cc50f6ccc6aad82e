import SQL

extension Schema {
    /// One draft on two devices: at which revision each answer was last changed, so that a page that was loaded before
    /// neither undoes a later answer nor is refused for answers that it does not hold.
    static let devices = Migration(
        "devices", sql: "ALTER TABLE draft ADD COLUMN changes TEXT NOT NULL DEFAULT '{}';")
}
