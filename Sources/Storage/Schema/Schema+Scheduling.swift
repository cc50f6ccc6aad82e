import SQL

extension Schema {
    /// Forms that are published or withdrawn at a moment to come.
    static let scheduling = Migration(
        "scheduling",
        sql: """
            CREATE TABLE form_schedule (
              form_id {int} NOT NULL REFERENCES form(id),
              kind TEXT NOT NULL CHECK (kind IN ('publication', 'withdrawal')),
              run_at {int} NOT NULL,
              version {int},
              working_revision {int},
              successor_key TEXT,
              asked_by {int} NOT NULL REFERENCES person(id),
              asked_at {int} NOT NULL,
              failure TEXT,
              PRIMARY KEY (form_id, kind),
              CHECK ((kind = 'publication') = (version IS NOT NULL))
            ) {strict};
            CREATE INDEX form_schedule_due ON form_schedule(run_at) WHERE failure IS NULL;
            """)
}
