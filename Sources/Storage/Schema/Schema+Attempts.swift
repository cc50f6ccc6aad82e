import SQL

extension Schema {
    /// Wrong passwords are counted against the name that was typed, be it somebody's or nobody's. Counts are worth
    /// an hour at most: those under way are not carried over.
    static let attempts = Migration(
        "attempts",
        sql: """
            DROP TABLE sign_in_delay;
            CREATE TABLE sign_in_delay (
              account {int} NOT NULL,
              address TEXT NOT NULL,
              failures {int} NOT NULL,
              not_before {int} NOT NULL,
              updated_at {int} NOT NULL,
              PRIMARY KEY (account, address)
            ) {strict};
            CREATE INDEX sign_in_delay_age ON sign_in_delay(updated_at);
            """)
}
