import SQL

extension Schema {
    /// Sections, services, teams, categories, forms, and the rights on them.
    static let catalogue = Migration(
        "catalogue",
        sql: """
            CREATE TABLE section (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              name_fr TEXT NOT NULL,
              name_en TEXT,
              summary_fr TEXT,
              summary_en TEXT,
              hue TEXT NOT NULL CHECK (hue IN ('info', 'canal', 'prune', 'alerte')),
              icon TEXT NOT NULL,
              position {int} NOT NULL
            ) {strict};
            CREATE TABLE team (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL,
              section_id {int} NOT NULL REFERENCES section(id),
              level {int} NOT NULL CHECK (level IN (1, 2)),
              is_active {int} NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
            ) {strict};
            CREATE INDEX team_section ON team(section_id);
            CREATE TABLE service (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              section_id {int} NOT NULL REFERENCES section(id),
              name_fr TEXT NOT NULL,
              name_en TEXT,
              summary_fr TEXT,
              summary_en TEXT,
              icon TEXT NOT NULL,
              team_id {int} NOT NULL REFERENCES team(id),
              is_confidential {int} NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1)),
              privacy TEXT,
              position {int} NOT NULL
            ) {strict};
            CREATE INDEX service_section ON service(section_id);
            CREATE TABLE category (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL,
              section_id {int} NOT NULL REFERENCES section(id),
              is_active {int} NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
            ) {strict};
            CREATE INDEX category_section ON category(section_id);
            CREATE TABLE role_right (
              id {identity},
              person_id {int} REFERENCES person(id),
              group_id {int} REFERENCES people_group(id),
              role TEXT NOT NULL CHECK (role IN ('technician', 'owner', 'administrator')),
              team_id {int} REFERENCES team(id),
              service_id {int} REFERENCES service(id),
              granted_at {int} NOT NULL,
              granted_by {int} REFERENCES person(id),
              CHECK ((person_id IS NULL) <> (group_id IS NULL)),
              CHECK ((role = 'technician') = (team_id IS NOT NULL)),
              CHECK ((role = 'owner') = (service_id IS NOT NULL))
            ) {strict};
            CREATE UNIQUE INDEX role_right_once
              ON role_right(COALESCE(person_id, 0), COALESCE(group_id, 0), role, COALESCE(team_id, 0), COALESCE(service_id, 0));
            CREATE INDEX role_right_person ON role_right(person_id);
            CREATE INDEX role_right_group ON role_right(group_id);
            CREATE INDEX role_right_team ON role_right(team_id);
            CREATE TABLE form (
              id {identity},
              key TEXT NOT NULL UNIQUE,
              service_id {int} NOT NULL REFERENCES service(id),
              status TEXT NOT NULL CHECK (status IN ('loaded', 'published', 'withdrawn')),
              published_version {int},
              published_at {int},
              successor_id {int} REFERENCES form(id),
              use_count {int} NOT NULL DEFAULT 0,
              revision {int} NOT NULL DEFAULT 1,
              CHECK (status <> 'published' OR published_version IS NOT NULL)
            ) {strict};
            CREATE INDEX form_service ON form(service_id);
            CREATE TABLE form_version (
              form_id {int} NOT NULL REFERENCES form(id),
              version {int} NOT NULL,
              definition TEXT NOT NULL,
              sha256 {blob} NOT NULL,
              loaded_at {int} NOT NULL,
              loaded_by {int} REFERENCES person(id),
              superseded_at {int},
              PRIMARY KEY (form_id, version)
            ) {strict};
            """)
}
