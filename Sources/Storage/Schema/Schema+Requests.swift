import SQL

extension Schema {
    /// Drafts, submissions, tickets, what is said and joined.
    static let requests = Migration(
        "requests",
        sql: """
            CREATE TABLE draft (
              id {identity},
              person_id {int} NOT NULL REFERENCES person(id),
              requester_id {int} NOT NULL REFERENCES person(id),
              form_id {int} NOT NULL,
              form_version {int} NOT NULL,
              beneficiary_id {int} REFERENCES person(id),
              channel TEXT NOT NULL DEFAULT 'portal' CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
              inputs TEXT NOT NULL,
              seal {blob} NOT NULL,
              revision {int} NOT NULL DEFAULT 1,
              created_at {int} NOT NULL,
              updated_at {int} NOT NULL,
              sent_at {int},
              FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
            ) {strict};
            CREATE UNIQUE INDEX draft_open ON draft(person_id, requester_id, form_id) WHERE sent_at IS NULL;
            CREATE INDEX draft_age ON draft(updated_at);
            CREATE TABLE submission (
              id {identity},
              draft_id {int} UNIQUE,
              form_id {int} NOT NULL,
              form_version {int} NOT NULL,
              requester_id {int} NOT NULL REFERENCES person(id),
              beneficiary_id {int} NOT NULL REFERENCES person(id),
              channel TEXT NOT NULL CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
              answers TEXT NOT NULL,
              submitted_at {int} NOT NULL,
              submitted_by {int} NOT NULL REFERENCES person(id),
              FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
            ) {strict};
            CREATE INDEX submission_requester ON submission(requester_id, submitted_at);
            CREATE INDEX submission_form ON submission(form_id, submitted_at);
            CREATE TABLE ticket_number (
              number {identity},
              drawn_at {int} NOT NULL
            ) {strict};
            CREATE TABLE ticket (
              id {identity},
              number {int} NOT NULL,
              part {int} NOT NULL DEFAULT 1,
              kind TEXT NOT NULL CHECK (kind IN ('request', 'incident')),
              state TEXT NOT NULL
                CHECK (state IN ('new', 'assigned', 'inProgress', 'waiting', 'resolved', 'closed', 'cancelled')),
              is_open {int} NOT NULL,
              title TEXT NOT NULL,
              description TEXT NOT NULL,
              submission_id {int} REFERENCES submission(id),
              requester_id {int} NOT NULL REFERENCES person(id),
              beneficiary_id {int} NOT NULL REFERENCES person(id),
              section_id {int} NOT NULL REFERENCES section(id),
              service_id {int} NOT NULL REFERENCES service(id),
              category_id {int} NOT NULL REFERENCES category(id),
              impact TEXT NOT NULL CHECK (impact IN ('low', 'medium', 'high')),
              urgency TEXT NOT NULL CHECK (urgency IN ('low', 'medium', 'high')),
              priority {int} NOT NULL CHECK (priority BETWEEN 1 AND 4),
              team_id {int} NOT NULL REFERENCES team(id),
              assignee_id {int} REFERENCES person(id),
              place_id {int} REFERENCES place(id),
              channel TEXT NOT NULL CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
              waiting_reason TEXT CHECK (waiting_reason IN ('requester', 'supplier', 'delivery', 'appointment', 'change')),
              waiting_until {int},
              due_at {int} NOT NULL,
              created_at {int} NOT NULL,
              updated_at {int} NOT NULL,
              resolved_at {int},
              closed_at {int},
              is_confidential {int} NOT NULL CHECK (is_confidential IN (0, 1)),
              revision {int} NOT NULL DEFAULT 1,
              UNIQUE (number, part),
              CHECK ((is_open = 1) = (state IN ('new', 'assigned', 'inProgress', 'waiting'))),
              CHECK ((state = 'waiting') = (waiting_reason IS NOT NULL)),
              CHECK (state <> 'assigned' OR assignee_id IS NOT NULL),
              CHECK (state <> 'resolved' OR resolved_at IS NOT NULL),
              CHECK ((closed_at IS NOT NULL) = (state IN ('closed', 'cancelled')))
            ) {strict};
            CREATE INDEX ticket_team_open_due ON ticket(team_id, due_at, id) WHERE is_open = 1;
            CREATE INDEX ticket_team_open_created ON ticket(team_id, created_at, id) WHERE is_open = 1;
            CREATE INDEX ticket_team_open_priority ON ticket(team_id, priority, id) WHERE is_open = 1;
            CREATE INDEX ticket_team_open_updated ON ticket(team_id, updated_at, id) WHERE is_open = 1;
            CREATE INDEX ticket_team_resolved ON ticket(team_id, resolved_at, id) WHERE state = 'resolved';
            CREATE INDEX ticket_team_all ON ticket(team_id, id);
            CREATE INDEX ticket_assignee_open ON ticket(assignee_id, due_at, id) WHERE is_open = 1;
            CREATE INDEX ticket_requester ON ticket(requester_id, id);
            CREATE INDEX ticket_beneficiary ON ticket(beneficiary_id, id);
            CREATE INDEX ticket_submission ON ticket(submission_id);
            CREATE INDEX ticket_section_created ON ticket(section_id, created_at, id);
            CREATE INDEX ticket_to_close ON ticket(resolved_at) WHERE state = 'resolved';
            CREATE INDEX ticket_to_wake ON ticket(waiting_until) WHERE state = 'waiting' AND waiting_until IS NOT NULL;
            CREATE TABLE watcher (
              ticket_id {int} NOT NULL REFERENCES ticket(id),
              person_id {int} NOT NULL REFERENCES person(id),
              PRIMARY KEY (ticket_id, person_id)
            ) {strict};
            CREATE INDEX watcher_person ON watcher(person_id, ticket_id);
            CREATE TABLE message (
              id {identity},
              ticket_id {int} NOT NULL REFERENCES ticket(id),
              author_id {int} NOT NULL REFERENCES person(id),
              visibility TEXT NOT NULL CHECK (visibility IN ('public', 'private')),
              side TEXT NOT NULL CHECK (side IN ('requester', 'desk')),
              body TEXT NOT NULL,
              posted_at {int} NOT NULL,
              token TEXT UNIQUE
            ) {strict};
            CREATE INDEX message_ticket ON message(ticket_id, id);
            CREATE TABLE attachment (
              id {identity},
              sha256 {blob} NOT NULL,
              name TEXT NOT NULL,
              media_type TEXT NOT NULL,
              size {int} NOT NULL,
              scan_state TEXT NOT NULL DEFAULT 'unscanned' CHECK (scan_state IN ('unscanned', 'clean', 'infected', 'failed')),
              is_sensitive {int} NOT NULL DEFAULT 0 CHECK (is_sensitive IN (0, 1)),
              draft_id {int} REFERENCES draft(id),
              question TEXT,
              ticket_id {int} REFERENCES ticket(id),
              message_id {int} REFERENCES message(id),
              is_private {int} NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)),
              uploaded_by {int} NOT NULL REFERENCES person(id),
              uploaded_at {int} NOT NULL,
              CHECK (draft_id IS NOT NULL OR ticket_id IS NOT NULL)
            ) {strict};
            CREATE INDEX attachment_draft ON attachment(draft_id);
            CREATE INDEX attachment_ticket ON attachment(ticket_id);
            CREATE INDEX attachment_blob ON attachment(sha256);
            """)
}
