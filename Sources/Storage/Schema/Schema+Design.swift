import SQL

extension Schema {
    /// Working versions of forms, their steps, and who is at them. A step keeps the definition after it: a history
    /// of changes alone could not be read once their code has changed.
    static let design = Migration(
        "design",
        sql: """
            CREATE TABLE working_form (
              id {identity},
              form_key TEXT NOT NULL UNIQUE,
              form_id {int} UNIQUE REFERENCES form(id),
              service_id {int} NOT NULL REFERENCES service(id),
              definition TEXT NOT NULL,
              revision {int} NOT NULL,
              based_on {int},
              published_revision {int},
              review_revision {int},
              review_asked_by {int} REFERENCES person(id),
              updated_at {int} NOT NULL,
              updated_by {int} REFERENCES person(id)
            ) {strict};
            CREATE INDEX working_form_service ON working_form(service_id);
            CREATE TABLE working_step (
              working_id {int} NOT NULL REFERENCES working_form(id),
              revision {int} NOT NULL,
              at {int} NOT NULL,
              person_id {int} NOT NULL REFERENCES person(id),
              kind TEXT NOT NULL,
              touched TEXT NOT NULL,
              edit TEXT,
              made_on {int} NOT NULL,
              undoes {int},
              definition TEXT NOT NULL,
              PRIMARY KEY (working_id, revision)
            ) {strict};
            CREATE TABLE working_presence (
              working_id {int} NOT NULL REFERENCES working_form(id),
              person_id {int} NOT NULL REFERENCES person(id),
              seen_at {int} NOT NULL,
              PRIMARY KEY (working_id, person_id)
            ) {strict};
            ALTER TABLE service ADD COLUMN needs_second_person {int} NOT NULL DEFAULT 0 CHECK (needs_second_person IN (0, 1));
            """)
}
