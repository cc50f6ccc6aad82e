import SQL

extension Schema {
    /// One form makes several tickets: those that come later are kept with all that is needed to make them, and a
    /// file of the form is read on every ticket whose team is given its question.
    static let destinations = Migration(
        "destinations",
        sql: """
            ALTER TABLE ticket ADD COLUMN destination TEXT;
            ALTER TABLE submission ADD COLUMN title TEXT;
            CREATE TABLE planned_ticket (
              id {identity},
              submission_id {int} NOT NULL REFERENCES submission(id),
              number {int} NOT NULL,
              part {int} NOT NULL CHECK (part > 1),
              after_part {int} NOT NULL CHECK (after_part <> part),
              destination TEXT NOT NULL,
              name_fr TEXT NOT NULL,
              name_en TEXT,
              service_id {int} NOT NULL REFERENCES service(id),
              team_id {int} NOT NULL REFERENCES team(id),
              is_confidential {int} NOT NULL CHECK (is_confidential IN (0, 1)),
              content TEXT NOT NULL,
              state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'made', 'dropped')),
              ended_at {int},
              UNIQUE (number, part),
              CHECK ((state = 'pending') = (ended_at IS NULL))
            ) {strict};
            CREATE INDEX planned_ticket_pending ON planned_ticket(number, after_part) WHERE state = 'pending';
            CREATE TABLE attachment_share (
              ticket_id {int} NOT NULL REFERENCES ticket(id),
              attachment_id {int} NOT NULL REFERENCES attachment(id),
              PRIMARY KEY (ticket_id, attachment_id)
            ) {strict};
            CREATE INDEX attachment_share_attachment ON attachment_share(attachment_id);
            """)
}
