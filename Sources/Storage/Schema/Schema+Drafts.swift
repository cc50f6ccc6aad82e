import SQL

extension Schema {
    /// Drafts that nobody touches are swept: found without passing over all that were sent.
    static let drafts = Migration(
        "drafts",
        sql: """
            CREATE INDEX draft_untouched ON draft(updated_at) WHERE sent_at IS NULL;
            DROP INDEX draft_age;
            """)
}
