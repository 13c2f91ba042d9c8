-- Version 2: figures as typed values. What refers to a record is a column with a foreign key, as before; readings, limits,
-- attributes and marks are JSON text in their record, because they are read and written whole with it. A reading that is
-- fed by a sheet or survey names it within its JSON: the model holds that reference, not the file.

ALTER TABLE outcome ADD COLUMN result_figures TEXT NOT NULL DEFAULT '';

CREATE TABLE limit_rule (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  next_working_day INTEGER NOT NULL CHECK (next_working_day IN (0, 1)),
  rows TEXT NOT NULL CHECK (json_valid(rows))
) STRICT;
CREATE INDEX limit_rule_by_plan ON limit_rule (plan_id);

CREATE TABLE measure (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  control_id BLOB NOT NULL REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('ratio', 'count', 'amount', 'yes_no')),
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('lower_is_better', 'higher_is_better', 'neither')),
  stratum TEXT NOT NULL,
  periods TEXT NOT NULL CHECK (json_valid(periods)),
  versions TEXT NOT NULL CHECK (json_valid(versions)),
  limit_minor TEXT,
  limit_serious TEXT,
  part_of_id BLOB REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  pair_of_ids TEXT NOT NULL CHECK (json_valid(pair_of_ids)),
  rule_id BLOB REFERENCES limit_rule (id) DEFERRABLE INITIALLY DEFERRED,
  lineage_id BLOB CHECK (length(lineage_id) = 16)
) STRICT;
CREATE INDEX measure_by_control ON measure (control_id);
CREATE INDEX measure_by_lineage ON measure (lineage_id);
CREATE INDEX measure_by_whole ON measure (part_of_id);
CREATE INDEX measure_by_rule ON measure (rule_id);

CREATE TABLE answer (
  question_id BLOB NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  skipped TEXT NOT NULL,
  PRIMARY KEY (question_id, period_id)
) STRICT;
CREATE INDEX answer_by_period ON answer (period_id);

CREATE TABLE survey (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  about TEXT NOT NULL,
  control_ids TEXT NOT NULL CHECK (json_valid(control_ids)),
  invited INTEGER CHECK (invited >= 0),
  answered INTEGER CHECK (answered >= 0),
  from_on TEXT CHECK (from_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT CHECK (to_on GLOB '*-[0-1][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX survey_by_plan ON survey (plan_id);
CREATE INDEX survey_by_period ON survey (period_id);

CREATE TABLE survey_question (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  survey_id BLOB NOT NULL REFERENCES survey (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  options TEXT NOT NULL CHECK (json_valid(options)),
  n INTEGER CHECK (n >= 0),
  top TEXT NOT NULL CHECK (json_valid(top)),
  bottom TEXT NOT NULL CHECK (json_valid(bottom)),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX survey_question_by_survey ON survey_question (survey_id);

CREATE TABLE test_sheet (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  control_id BLOB NOT NULL REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  population TEXT NOT NULL CHECK (json_valid(population)),
  draw TEXT NOT NULL CHECK (json_valid(draw)),
  attributes TEXT NOT NULL CHECK (json_valid(attributes))
) STRICT;
CREATE INDEX test_sheet_by_control ON test_sheet (control_id);
CREATE INDEX test_sheet_by_period ON test_sheet (period_id);

CREATE TABLE sheet_item (
  sheet_id BLOB NOT NULL REFERENCES test_sheet (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000),
  identity TEXT NOT NULL CHECK (identity <> ''),
  unit TEXT NOT NULL,
  note TEXT NOT NULL,
  marks TEXT NOT NULL CHECK (json_valid(marks)),
  PRIMARY KEY (sheet_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_value (
  measure_id BLOB NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 65535),
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  printed TEXT NOT NULL,
  on_day TEXT CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  note TEXT NOT NULL,
  not_comparable TEXT NOT NULL,
  beside TEXT CHECK (json_valid(beside)),
  previous TEXT CHECK (json_valid(previous)),
  PRIMARY KEY (measure_id, period_id)
) STRICT;
CREATE INDEX measure_value_by_period ON measure_value (period_id);

ALTER TABLE deviation ADD COLUMN measure_id BLOB REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deviation ADD COLUMN severity_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX deviation_by_measure ON deviation (measure_id);
