import SQL

extension Schema {
    /// Persons, where they belong, how they sign in, what they may do.
    static let directory = Migration(
        "directory",
        sql: """
            CREATE TABLE unit (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL,
              parent_id {int} REFERENCES unit(id),
              manager_id {int},
              CHECK (parent_id <> id)
            ) {strict};
            CREATE INDEX unit_parent ON unit(parent_id);
            CREATE TABLE place (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              kind TEXT NOT NULL CHECK (kind IN ('site', 'building', 'room')),
              name TEXT NOT NULL,
              address TEXT,
              parent_id {int} REFERENCES place(id),
              CHECK ((kind = 'site') = (parent_id IS NULL))
            ) {strict};
            CREATE INDEX place_parent ON place(parent_id);
            CREATE TABLE person (
              id {identity},
              staff_number TEXT NOT NULL UNIQUE,
              first_name TEXT NOT NULL,
              last_name TEXT NOT NULL,
              search_name TEXT NOT NULL,
              email TEXT UNIQUE,
              phone TEXT,
              function TEXT,
              unit_id {int} REFERENCES unit(id),
              place_id {int} REFERENCES place(id),
              language TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
              theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
              reading TEXT NOT NULL DEFAULT 'standard' CHECK (reading IN ('standard', 'easy')),
              shortcuts {int} NOT NULL DEFAULT 1 CHECK (shortcuts IN (0, 1)),
              is_active {int} NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
              created_at {int} NOT NULL,
              deactivated_at {int},
              CHECK ((is_active = 1) = (deactivated_at IS NULL))
            ) {strict};
            CREATE INDEX person_unit ON person(unit_id);
            CREATE INDEX person_place ON person(place_id);
            CREATE INDEX person_name ON person(last_name, first_name, id);
            CREATE INDEX person_search_name ON person(search_name);
            CREATE TABLE people_group (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL
            ) {strict};
            CREATE TABLE group_member (
              group_id {int} NOT NULL REFERENCES people_group(id),
              person_id {int} NOT NULL REFERENCES person(id),
              PRIMARY KEY (group_id, person_id)
            ) {strict};
            CREATE INDEX group_member_person ON group_member(person_id);
            CREATE TABLE local_identity (
              person_id {int} PRIMARY KEY REFERENCES person(id),
              password_hash TEXT NOT NULL,
              changed_at {int} NOT NULL,
              must_change {int} NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
              is_demo {int} NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1))
            ) {strict};
            CREATE TABLE sign_in_delay (
              person_id {int} NOT NULL REFERENCES person(id),
              address TEXT NOT NULL,
              failures {int} NOT NULL,
              not_before {int} NOT NULL,
              updated_at {int} NOT NULL,
              PRIMARY KEY (person_id, address)
            ) {strict};
            CREATE TABLE session (
              token_hash {blob} PRIMARY KEY,
              person_id {int} NOT NULL REFERENCES person(id),
              csrf {blob} NOT NULL,
              is_shared {int} NOT NULL CHECK (is_shared IN (0, 1)),
              created_at {int} NOT NULL,
              expires_at {int} NOT NULL,
              ends_at {int} NOT NULL
            ) {strict};
            CREATE INDEX session_person ON session(person_id);
            CREATE INDEX session_expiry ON session(expires_at);
            CREATE TABLE setting (
              key TEXT PRIMARY KEY,
              value TEXT NOT NULL,
              updated_at {int} NOT NULL,
              updated_by {int} REFERENCES person(id)
            ) {strict};
            """)
}
