-- The schema of Guichet 0.1 and a few rows, as that version left them. Written once by
-- GUICHET_WRITE_RELEASE; never edited.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES unit(id),
  manager_id INTEGER,
  CHECK (parent_id <> id)
) STRICT;
CREATE INDEX unit_parent ON unit(parent_id);
CREATE TABLE place (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('site', 'building', 'room')),
  name TEXT NOT NULL,
  address TEXT,
  parent_id INTEGER REFERENCES place(id),
  CHECK ((kind = 'site') = (parent_id IS NULL))
) STRICT;
CREATE INDEX place_parent ON place(parent_id);
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_number TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  search_name TEXT NOT NULL,
  email TEXT UNIQUE,
  phone TEXT,
  function TEXT,
  unit_id INTEGER REFERENCES unit(id),
  place_id INTEGER REFERENCES place(id),
  language TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
  theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  reading TEXT NOT NULL DEFAULT 'standard' CHECK (reading IN ('standard', 'easy')),
  shortcuts INTEGER NOT NULL DEFAULT 1 CHECK (shortcuts IN (0, 1)),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  deactivated_at INTEGER,
  CHECK ((is_active = 1) = (deactivated_at IS NULL))
) STRICT;
CREATE INDEX person_unit ON person(unit_id);
CREATE INDEX person_place ON person(place_id);
CREATE INDEX person_name ON person(last_name, first_name, id);
CREATE INDEX person_search_name ON person(search_name);
CREATE TABLE people_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE group_member (
  group_id INTEGER NOT NULL REFERENCES people_group(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (group_id, person_id)
) STRICT;
CREATE INDEX group_member_person ON group_member(person_id);
CREATE TABLE local_identity (
  person_id INTEGER PRIMARY KEY REFERENCES person(id),
  password_hash TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1))
) STRICT;
CREATE TABLE sign_in_delay (
  person_id INTEGER NOT NULL REFERENCES person(id),
  address TEXT NOT NULL,
  failures INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, address)
) STRICT;
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id),
  csrf BLOB NOT NULL,
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session(person_id);
CREATE INDEX session_expiry ON session(expires_at);
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER REFERENCES person(id)
) STRICT;
CREATE TABLE schema_migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  applied_at INTEGER NOT NULL
) STRICT;
CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name_fr TEXT NOT NULL,
  name_en TEXT,
  summary_fr TEXT,
  summary_en TEXT,
  hue TEXT NOT NULL CHECK (hue IN ('info', 'canal', 'prune', 'alerte')),
  icon TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE team (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  section_id INTEGER NOT NULL REFERENCES section(id),
  level INTEGER NOT NULL CHECK (level IN (1, 2)),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;
CREATE INDEX team_section ON team(section_id);
CREATE TABLE service (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  section_id INTEGER NOT NULL REFERENCES section(id),
  name_fr TEXT NOT NULL,
  name_en TEXT,
  summary_fr TEXT,
  summary_en TEXT,
  icon TEXT NOT NULL,
  team_id INTEGER NOT NULL REFERENCES team(id),
  is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1)),
  privacy TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX service_section ON service(section_id);
CREATE TABLE category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  section_id INTEGER NOT NULL REFERENCES section(id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;
CREATE INDEX category_section ON category(section_id);
CREATE TABLE role_right (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER REFERENCES person(id),
  group_id INTEGER REFERENCES people_group(id),
  role TEXT NOT NULL CHECK (role IN ('technician', 'owner', 'administrator')),
  team_id INTEGER REFERENCES team(id),
  service_id INTEGER REFERENCES service(id),
  granted_at INTEGER NOT NULL,
  granted_by INTEGER REFERENCES person(id),
  CHECK ((person_id IS NULL) <> (group_id IS NULL)),
  CHECK ((role = 'technician') = (team_id IS NOT NULL)),
  CHECK ((role = 'owner') = (service_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX role_right_once
  ON role_right(COALESCE(person_id, 0), COALESCE(group_id, 0), role, COALESCE(team_id, 0), COALESCE(service_id, 0));
CREATE INDEX role_right_person ON role_right(person_id);
CREATE INDEX role_right_group ON role_right(group_id);
CREATE INDEX role_right_team ON role_right(team_id);
CREATE TABLE form (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  service_id INTEGER NOT NULL REFERENCES service(id),
  status TEXT NOT NULL CHECK (status IN ('loaded', 'published', 'withdrawn')),
  published_version INTEGER,
  published_at INTEGER,
  successor_id INTEGER REFERENCES form(id),
  use_count INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (status <> 'published' OR published_version IS NOT NULL)
) STRICT;
CREATE INDEX form_service ON form(service_id);
CREATE TABLE form_version (
  form_id INTEGER NOT NULL REFERENCES form(id),
  version INTEGER NOT NULL,
  definition TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  loaded_at INTEGER NOT NULL,
  loaded_by INTEGER REFERENCES person(id),
  superseded_at INTEGER,
  PRIMARY KEY (form_id, version)
) STRICT;
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  requester_id INTEGER NOT NULL REFERENCES person(id),
  form_id INTEGER NOT NULL,
  form_version INTEGER NOT NULL,
  beneficiary_id INTEGER REFERENCES person(id),
  channel TEXT NOT NULL DEFAULT 'portal' CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
  inputs TEXT NOT NULL,
  seal BLOB NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  sent_at INTEGER,
  FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
) STRICT;
CREATE UNIQUE INDEX draft_open ON draft(person_id, requester_id, form_id) WHERE sent_at IS NULL;
CREATE INDEX draft_age ON draft(updated_at);
CREATE TABLE submission (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id INTEGER UNIQUE,
  form_id INTEGER NOT NULL,
  form_version INTEGER NOT NULL,
  requester_id INTEGER NOT NULL REFERENCES person(id),
  beneficiary_id INTEGER NOT NULL REFERENCES person(id),
  channel TEXT NOT NULL CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
  answers TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  submitted_by INTEGER NOT NULL REFERENCES person(id),
  FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
) STRICT;
CREATE INDEX submission_requester ON submission(requester_id, submitted_at);
CREATE INDEX submission_form ON submission(form_id, submitted_at);
CREATE TABLE ticket_number (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  drawn_at INTEGER NOT NULL
) STRICT;
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL,
  part INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('request', 'incident')),
  state TEXT NOT NULL
    CHECK (state IN ('new', 'assigned', 'inProgress', 'waiting', 'resolved', 'closed', 'cancelled')),
  is_open INTEGER NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  submission_id INTEGER REFERENCES submission(id),
  requester_id INTEGER NOT NULL REFERENCES person(id),
  beneficiary_id INTEGER NOT NULL REFERENCES person(id),
  section_id INTEGER NOT NULL REFERENCES section(id),
  service_id INTEGER NOT NULL REFERENCES service(id),
  category_id INTEGER NOT NULL REFERENCES category(id),
  impact TEXT NOT NULL CHECK (impact IN ('low', 'medium', 'high')),
  urgency TEXT NOT NULL CHECK (urgency IN ('low', 'medium', 'high')),
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
  team_id INTEGER NOT NULL REFERENCES team(id),
  assignee_id INTEGER REFERENCES person(id),
  place_id INTEGER REFERENCES place(id),
  channel TEXT NOT NULL CHECK (channel IN ('portal', 'phone', 'counter', 'mail', 'assistant')),
  waiting_reason TEXT CHECK (waiting_reason IN ('requester', 'supplier', 'delivery', 'appointment', 'change')),
  waiting_until INTEGER,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  closed_at INTEGER,
  is_confidential INTEGER NOT NULL CHECK (is_confidential IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (number, part),
  CHECK ((is_open = 1) = (state IN ('new', 'assigned', 'inProgress', 'waiting'))),
  CHECK ((state = 'waiting') = (waiting_reason IS NOT NULL)),
  CHECK (state <> 'assigned' OR assignee_id IS NOT NULL),
  CHECK (state <> 'resolved' OR resolved_at IS NOT NULL),
  CHECK ((closed_at IS NOT NULL) = (state IN ('closed', 'cancelled')))
) STRICT;
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
  ticket_id INTEGER NOT NULL REFERENCES ticket(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (ticket_id, person_id)
) STRICT;
CREATE INDEX watcher_person ON watcher(person_id, ticket_id);
CREATE TABLE message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket_id INTEGER NOT NULL REFERENCES ticket(id),
  author_id INTEGER NOT NULL REFERENCES person(id),
  visibility TEXT NOT NULL CHECK (visibility IN ('public', 'private')),
  side TEXT NOT NULL CHECK (side IN ('requester', 'desk')),
  body TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  token TEXT UNIQUE
) STRICT;
CREATE INDEX message_ticket ON message(ticket_id, id);
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 BLOB NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  scan_state TEXT NOT NULL DEFAULT 'unscanned' CHECK (scan_state IN ('unscanned', 'clean', 'infected', 'failed')),
  is_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (is_sensitive IN (0, 1)),
  draft_id INTEGER REFERENCES draft(id),
  question TEXT,
  ticket_id INTEGER REFERENCES ticket(id),
  message_id INTEGER REFERENCES message(id),
  is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)),
  uploaded_by INTEGER NOT NULL REFERENCES person(id),
  uploaded_at INTEGER NOT NULL,
  CHECK (draft_id IS NOT NULL OR ticket_id IS NOT NULL)
) STRICT;
CREATE INDEX attachment_draft ON attachment(draft_id);
CREATE INDEX attachment_ticket ON attachment(ticket_id);
CREATE INDEX attachment_blob ON attachment(sha256);
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_id INTEGER REFERENCES person(id),
  ticket_id INTEGER REFERENCES ticket(id),
  form_id INTEGER REFERENCES form(id),
  person_id INTEGER REFERENCES person(id),
  team_id INTEGER REFERENCES team(id),
  service_id INTEGER REFERENCES service(id),
  category_id INTEGER REFERENCES category(id),
  setting_key TEXT,
  before_value TEXT,
  after_value TEXT,
  reason TEXT,
  message_id INTEGER REFERENCES message(id),
  attachment_id INTEGER REFERENCES attachment(id)
) STRICT;
CREATE INDEX event_ticket ON event(ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX event_person ON event(person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX event_form ON event(form_id, id) WHERE form_id IS NOT NULL;
CREATE INDEX event_at ON event(at);
CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('available', 'running', 'completed', 'failed')),
  attempt INTEGER NOT NULL DEFAULT 0,
  run_at INTEGER NOT NULL,
  locked_until INTEGER,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  last_error TEXT,
  unique_key TEXT,
  CHECK ((finished_at IS NOT NULL) = (state IN ('completed', 'failed')))
) STRICT;
CREATE INDEX job_due ON job(run_at, id) WHERE state = 'available';
CREATE INDEX job_running ON job(locked_until) WHERE state = 'running';
CREATE INDEX job_failed ON job(finished_at) WHERE state = 'failed';
CREATE UNIQUE INDEX job_once ON job(unique_key) WHERE unique_key IS NOT NULL AND state IN ('available', 'running');
CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  event_id INTEGER NOT NULL REFERENCES event(id),
  ticket_id INTEGER NOT NULL REFERENCES ticket(id),
  kind TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  UNIQUE (person_id, event_id)
) STRICT;
CREATE INDEX notification_unread ON notification(person_id, ticket_id) WHERE read_at IS NULL;
CREATE INDEX notification_person ON notification(person_id, id);
CREATE TABLE ticket_seen (
  person_id INTEGER NOT NULL REFERENCES person(id),
  ticket_id INTEGER NOT NULL REFERENCES ticket(id),
  event_id INTEGER NOT NULL,
  PRIMARY KEY (person_id, ticket_id)
) STRICT;
CREATE VIRTUAL TABLE ticket_search USING fts5(
  terms, content='', tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);
CREATE TABLE ticket_terms (
  ticket_id INTEGER PRIMARY KEY REFERENCES ticket(id),
  terms TEXT NOT NULL
) STRICT;
ALTER TABLE ticket ADD COLUMN token TEXT;
CREATE UNIQUE INDEX ticket_token ON ticket(token) WHERE token IS NOT NULL;
CREATE INDEX ticket_team_open_assignee ON ticket(team_id, is_open, assignee_id) WHERE is_open = 1;
INSERT INTO unit(id, key, name, parent_id, manager_id) VALUES (1, 'DSI', 'Direction du numérique', NULL, NULL);
INSERT INTO person(id, staff_number, first_name, last_name, search_name, email, phone, function, unit_id, place_id, language, theme, reading, shortcuts, is_active, created_at, deactivated_at) VALUES (1, 'M-041877', 'Nadia', 'Belkacem', ' nadia belkacem', 'nadia@metropole.example', NULL, NULL, 1, NULL, 'fr', 'system', 'standard', 1, 1, 1763452800000, NULL);
INSERT INTO person(id, staff_number, first_name, last_name, search_name, email, phone, function, unit_id, place_id, language, theme, reading, shortcuts, is_active, created_at, deactivated_at) VALUES (2, 'M-2', 'Théo', 'Marchand', ' theo marchand', NULL, NULL, NULL, NULL, NULL, 'fr', 'system', 'standard', 1, 1, 1763452800000, NULL);
INSERT INTO people_group(id, key, name) VALUES (1, 'encadrants', 'Encadrants');
INSERT INTO group_member(group_id, person_id) VALUES (1, 1);
INSERT INTO local_identity(person_id, password_hash, changed_at, must_change, is_demo) VALUES (1, 'scrypt$15$8$3$c2Vs$aGFjaGU=', 1763452800000, 1, 0);
INSERT INTO session(token_hash, person_id, csrf, is_shared, created_at, expires_at, ends_at) VALUES (X'0707070707070707070707070707070707070707070707070707070707070707', 1, X'0707070707070707070707070707070707070707070707070707070707070707', 0, 1763452800000, 1763488800000, 1763503200000);
INSERT INTO setting(key, value, updated_at, updated_by) VALUES ('catalogue.revision', '1', 1763452800000, NULL);
INSERT INTO schema_migration(number, name, applied_at) VALUES (1, 'directory', 1795480946718);
INSERT INTO schema_migration(number, name, applied_at) VALUES (2, 'catalogue', 1795480946721);
INSERT INTO schema_migration(number, name, applied_at) VALUES (3, 'requests', 1795480946723);
INSERT INTO schema_migration(number, name, applied_at) VALUES (4, 'spine', 1795480946725);
INSERT INTO schema_migration(number, name, applied_at) VALUES (5, 'search', 1795480946726);
INSERT INTO schema_migration(number, name, applied_at) VALUES (6, 'desk', 1795480946727);
INSERT INTO section(id, key, name_fr, name_en, summary_fr, summary_en, hue, icon, position) VALUES (1, 'informatique', 'Informatique', 'IT', NULL, NULL, 'info', 'monitor', 1);
INSERT INTO team(id, key, name, section_id, level, is_active) VALUES (1, 'support', 'Support', 1, 1, 1);
INSERT INTO service(id, key, section_id, name_fr, name_en, summary_fr, summary_en, icon, team_id, is_confidential, privacy, position) VALUES (1, 'postes', 1, 'Postes', NULL, NULL, NULL, 'monitor', 1, 0, NULL, 1);
INSERT INTO category(id, key, name, section_id, is_active) VALUES (1, 'impression', 'Impression', 1, 1);
INSERT INTO role_right(id, person_id, group_id, role, team_id, service_id, granted_at, granted_by) VALUES (1, 2, NULL, 'technician', 1, NULL, 1763452800000, NULL);
INSERT INTO form(id, key, service_id, status, published_version, published_at, successor_id, use_count, revision) VALUES (1, 'panne', 1, 'published', 1, 1763452800000, NULL, 0, 2);
INSERT INTO form_version(form_id, version, definition, sha256, loaded_at, loaded_by, superseded_at) VALUES (1, 1, '{"schema":1,"key":"panne","title":{"fr":"Signaler une panne d’imprimante"}}', X'0707070707070707070707070707070707070707070707070707070707070707', 1763452800000, NULL, NULL);
INSERT INTO draft(id, person_id, requester_id, form_id, form_version, beneficiary_id, channel, inputs, seal, revision, created_at, updated_at, sent_at) VALUES (1, 1, 1, 1, 1, NULL, 'portal', '{}', X'0707070707070707070707070707070707070707070707070707070707070707', 1, 1763452800000, 1763452800000, NULL);
INSERT INTO submission(id, draft_id, form_id, form_version, requester_id, beneficiary_id, channel, answers, submitted_at, submitted_by) VALUES (1, NULL, 1, 1, 1, 1, 'portal', '{}', 1763452800000, 1);
INSERT INTO ticket_number(number, drawn_at) VALUES (1, 1763452800000);
INSERT INTO ticket(id, number, part, kind, state, is_open, title, description, submission_id, requester_id, beneficiary_id, section_id, service_id, category_id, impact, urgency, priority, team_id, assignee_id, place_id, channel, waiting_reason, waiting_until, due_at, created_at, updated_at, resolved_at, closed_at, is_confidential, revision, token) VALUES (1, 1, 1, 'incident', 'inProgress', 1, 'Imprimante en panne', 'Elle clignote', 1, 1, 1, 1, 1, 1, 'low', 'low', 4, 1, 2, NULL, 'portal', NULL, NULL, 1763625600000, 1763452800000, 1763452800000, NULL, NULL, 0, 3, NULL);
INSERT INTO watcher(ticket_id, person_id) VALUES (1, 2);
INSERT INTO message(id, ticket_id, author_id, visibility, side, body, posted_at, token) VALUES (1, 1, 2, 'public', 'desk', 'Bonjour,
c’est l’« écran » : il clignote ; merci.', 1763452800000, 'jeton');
INSERT INTO attachment(id, sha256, name, media_type, size, scan_state, is_sensitive, draft_id, question, ticket_id, message_id, is_private, uploaded_by, uploaded_at) VALUES (1, X'0707070707070707070707070707070707070707070707070707070707070707', 'Écran d’accueil.png', 'image/png', 12, 'unscanned', 0, NULL, NULL, 1, NULL, 0, 1, 1763452800000);
INSERT INTO event(id, kind, at, actor_id, ticket_id, form_id, person_id, team_id, service_id, category_id, setting_key, before_value, after_value, reason, message_id, attachment_id) VALUES (1, 'ticket.created', 1763452800000, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', NULL, NULL, NULL);
INSERT INTO event(id, kind, at, actor_id, ticket_id, form_id, person_id, team_id, service_id, category_id, setting_key, before_value, after_value, reason, message_id, attachment_id) VALUES (2, 'message.posted', 1763452800000, 2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO job(id, kind, arguments, state, attempt, run_at, locked_until, created_at, finished_at, last_error, unique_key) VALUES (1, 'notify', '1', 'available', 0, 1763452800000, NULL, 1763452800000, NULL, NULL, NULL);
INSERT INTO notification(id, person_id, event_id, ticket_id, kind, created_at, read_at) VALUES (1, 1, 2, 1, 'message.posted', 1763452800000, NULL);
INSERT INTO ticket_terms(ticket_id, terms) VALUES (1, 'imprim pan clignot');
INSERT INTO ticket_search(rowid, terms) SELECT ticket_id, terms FROM ticket_terms;
