-- The file, version 1. A step that has been released is never changed: the next change of the schema is a new step.
--
-- Identities are the 16 bytes of a UUID. Dates are text as ISO 8601 has them, so that any program reads them.
-- Lists of plain values (responsible, periods, labels, earlier due dates) are JSON text in their record: they are
-- read and written whole with it and nothing refers into them. What refers to a record is a column or a table with a
-- foreign key. References are checked when a change is complete, because its records come in any order.

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE board (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('board', 'executive_board', 'company')),
  municipality TEXT NOT NULL,
  rank INTEGER NOT NULL
) STRICT;

CREATE TABLE plan (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  board_id BLOB NOT NULL REFERENCES board (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  adopted_on TEXT CHECK (adopted_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  registry_no TEXT NOT NULL,
  min_controls_per_area INTEGER NOT NULL CHECK (min_controls_per_area BETWEEN 0 AND 65535),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 255),
  labels TEXT NOT NULL CHECK (json_valid(labels)),
  UNIQUE (board_id, year)
) STRICT;

CREATE TABLE period (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
  name TEXT NOT NULL CHECK (name <> ''),
  from_on TEXT NOT NULL CHECK (from_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT NOT NULL CHECK (to_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  report_on TEXT CHECK (report_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  due_on TEXT CHECK (due_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  focus TEXT NOT NULL CHECK (focus IN ('control', 'actions', 'completion')),
  locked_on TEXT CHECK (locked_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  UNIQUE (plan_id, number)
) STRICT;

CREATE TABLE area (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id BLOB REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  purpose TEXT NOT NULL
) STRICT;
CREATE INDEX area_by_plan ON area (plan_id);
CREATE INDEX area_by_parent ON area (parent_id);

CREATE TABLE risk_point (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  area_id BLOB NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  background TEXT NOT NULL,
  likely_errors TEXT NOT NULL,
  likelihood INTEGER CHECK (likelihood BETWEEN 0 AND 255),
  likelihood_label TEXT CHECK ((likelihood IS NULL) = (likelihood_label IS NULL)),
  consequence INTEGER CHECK (consequence BETWEEN 0 AND 255),
  consequence_label TEXT CHECK ((consequence IS NULL) = (consequence_label IS NULL)),
  risk_value INTEGER CHECK (risk_value BETWEEN 0 AND 65535),
  irregularity INTEGER NOT NULL CHECK (irregularity IN (0, 1))
) STRICT;
CREATE INDEX risk_point_by_area ON risk_point (area_id);

CREATE TABLE control_activity (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  risk_point_id BLOB NOT NULL REFERENCES risk_point (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  objective TEXT NOT NULL,
  responsible TEXT NOT NULL CHECK (json_valid(responsible)),
  frequency_text TEXT NOT NULL,
  frequency_periods TEXT NOT NULL CHECK (json_valid(frequency_periods)),
  method TEXT NOT NULL,
  selection TEXT NOT NULL,
  sample_from TEXT CHECK (sample_from GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  sample_to TEXT CHECK (sample_to GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  lineage_id BLOB CHECK (length(lineage_id) = 16)
) STRICT;
CREATE INDEX control_activity_by_risk_point ON control_activity (risk_point_id);

CREATE TABLE question (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  control_id BLOB NOT NULL REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  periods TEXT NOT NULL CHECK (json_valid(periods))
) STRICT;
CREATE INDEX question_by_control ON question (control_id);

CREATE TABLE outcome (
  control_id BLOB NOT NULL REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK (status IN ('not_started', 'started', 'paused', 'completed', 'not_known')),
  paused_reason TEXT NOT NULL,
  resumes TEXT NOT NULL,
  result TEXT NOT NULL,
  assessment TEXT CHECK (assessment IN ('works', 'needs_development', 'deviations_found', 'not_documented')),
  comment TEXT NOT NULL,
  analysis TEXT NOT NULL,
  performed_by TEXT NOT NULL,
  performed_on TEXT CHECK (performed_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  reviewed_by TEXT NOT NULL,
  reviewed_on TEXT CHECK (reviewed_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  PRIMARY KEY (control_id, period_id)
) STRICT;
CREATE INDEX outcome_by_period ON outcome (period_id);

CREATE TABLE deviation (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  control_id BLOB REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  risk_point_id BLOB REFERENCES risk_point (id) DEFERRABLE INITIALLY DEFERRED,
  severity TEXT CHECK (severity IN ('serious', 'minor', 'observation')),
  title TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL,
  unit TEXT NOT NULL,
  root_cause TEXT NOT NULL,
  repeat_of_id BLOB CHECK (length(repeat_of_id) = 16),
  rank INTEGER NOT NULL
) STRICT;
CREATE INDEX deviation_by_plan ON deviation (plan_id);
CREATE INDEX deviation_by_period ON deviation (period_id);
CREATE INDEX deviation_by_control ON deviation (control_id);
CREATE INDEX deviation_by_risk_point ON deviation (risk_point_id);

-- Its links to deviations are kept in order in a table of their own, because they are references.
CREATE TABLE action (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL CHECK (what <> ''),
  owner TEXT NOT NULL,
  due_on TEXT CHECK (due_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  due_text TEXT NOT NULL,
  earlier_due TEXT NOT NULL CHECK (json_valid(earlier_due)),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'decided', 'in_progress', 'done', 'verified', 'dropped')),
  note TEXT NOT NULL,
  rank INTEGER NOT NULL
) STRICT;
CREATE INDEX action_by_plan ON action (plan_id);

CREATE TABLE action_deviation (
  action_id BLOB NOT NULL REFERENCES action (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL CHECK (place >= 0),
  deviation_id BLOB NOT NULL REFERENCES deviation (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (action_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_deviation_by_deviation ON action_deviation (deviation_id);

-- The journal. See src/store/journal.rs for what is hashed, byte by byte.
CREATE TABLE journal_entry (
  seq INTEGER PRIMARY KEY NOT NULL,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  copy_id BLOB NOT NULL CHECK (length(copy_id) = 16),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target_id BLOB CHECK ((kind = 'do') = (target_id IS NULL)) REFERENCES journal_entry (id),
  plan_id BLOB CHECK (length(plan_id) = 16),
  payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE journal_parent (
  entry_id BLOB NOT NULL REFERENCES journal_entry (id),
  place INTEGER NOT NULL CHECK (place >= 0),
  parent_id BLOB NOT NULL REFERENCES journal_entry (id),
  PRIMARY KEY (entry_id, place)
) STRICT, WITHOUT ROWID;

-- Redaction takes the contents and their salt away together: a salt that stayed would let short contents be guessed.
CREATE TABLE journal_payload (
  seq INTEGER PRIMARY KEY NOT NULL REFERENCES journal_entry (seq),
  salt BLOB CHECK (length(salt) = 16),
  change TEXT CHECK (json_valid(change)),
  redacted_at TEXT,
  redacted_by TEXT,
  redacted_why TEXT,
  CHECK ((change IS NULL) = (salt IS NULL)),
  CHECK ((change IS NULL) = (redacted_at IS NOT NULL)),
  CHECK ((redacted_at IS NULL) = (redacted_by IS NULL)),
  CHECK ((redacted_at IS NULL) = (redacted_why IS NULL))
) STRICT;

CREATE TRIGGER journal_entry_in_order BEFORE INSERT ON journal_entry
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal_entry)
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_once BEFORE INSERT ON journal_entry
WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_fixed BEFORE UPDATE ON journal_entry
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_parent_once BEFORE INSERT ON journal_parent
WHEN EXISTS (SELECT 1 FROM journal_parent WHERE entry_id = NEW.entry_id AND place = NEW.place)
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_parent_kept BEFORE DELETE ON journal_parent
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_parent_fixed BEFORE UPDATE ON journal_parent
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_payload_once BEFORE INSERT ON journal_payload
WHEN EXISTS (SELECT 1 FROM journal_payload WHERE seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_payload_kept BEFORE DELETE ON journal_payload
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_payload_redacted_only BEFORE UPDATE ON journal_payload
WHEN NEW.seq <> OLD.seq OR OLD.change IS NULL OR NEW.change IS NOT NULL OR trim(NEW.redacted_why) = ''
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- What is not part of the plan: unfinished input, what the screen remembers, and who has the file open.
CREATE TABLE draft (
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (form, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE ui_state (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE holder (
  one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
  token BLOB NOT NULL CHECK (length(token) = 16),
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  place BLOB NOT NULL,
  since TEXT NOT NULL
) STRICT;
