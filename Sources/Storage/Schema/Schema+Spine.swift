import SQL

extension Schema {
    /// Events, the jobs they cause, and what people are told.
    static let spine = Migration(
        "spine",
        sql: """
            CREATE TABLE event (
              id {identity},
              kind TEXT NOT NULL,
              at {int} NOT NULL,
              actor_id {int} REFERENCES person(id),
              ticket_id {int} REFERENCES ticket(id),
              form_id {int} REFERENCES form(id),
              person_id {int} REFERENCES person(id),
              team_id {int} REFERENCES team(id),
              service_id {int} REFERENCES service(id),
              category_id {int} REFERENCES category(id),
              setting_key TEXT,
              before_value TEXT,
              after_value TEXT,
              reason TEXT,
              message_id {int} REFERENCES message(id),
              attachment_id {int} REFERENCES attachment(id)
            ) {strict};
            CREATE INDEX event_ticket ON event(ticket_id, id) WHERE ticket_id IS NOT NULL;
            CREATE INDEX event_person ON event(person_id, id) WHERE person_id IS NOT NULL;
            CREATE INDEX event_form ON event(form_id, id) WHERE form_id IS NOT NULL;
            CREATE INDEX event_at ON event(at);
            CREATE TABLE job (
              id {identity},
              kind TEXT NOT NULL,
              arguments TEXT NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('available', 'running', 'completed', 'failed')),
              attempt {int} NOT NULL DEFAULT 0,
              run_at {int} NOT NULL,
              locked_until {int},
              created_at {int} NOT NULL,
              finished_at {int},
              last_error TEXT,
              unique_key TEXT,
              CHECK ((finished_at IS NOT NULL) = (state IN ('completed', 'failed')))
            ) {strict};
            CREATE INDEX job_due ON job(run_at, id) WHERE state = 'available';
            CREATE INDEX job_running ON job(locked_until) WHERE state = 'running';
            CREATE INDEX job_failed ON job(finished_at) WHERE state = 'failed';
            CREATE UNIQUE INDEX job_once ON job(unique_key) WHERE unique_key IS NOT NULL AND state IN ('available', 'running');
            CREATE TABLE notification (
              id {identity},
              person_id {int} NOT NULL REFERENCES person(id),
              event_id {int} NOT NULL REFERENCES event(id),
              ticket_id {int} NOT NULL REFERENCES ticket(id),
              kind TEXT NOT NULL,
              created_at {int} NOT NULL,
              read_at {int},
              UNIQUE (person_id, event_id)
            ) {strict};
            CREATE INDEX notification_unread ON notification(person_id, ticket_id) WHERE read_at IS NULL;
            CREATE INDEX notification_person ON notification(person_id, id);
            CREATE TABLE ticket_seen (
              person_id {int} NOT NULL REFERENCES person(id),
              ticket_id {int} NOT NULL REFERENCES ticket(id),
              event_id {int} NOT NULL,
              PRIMARY KEY (person_id, ticket_id)
            ) {strict};
            """)
}
