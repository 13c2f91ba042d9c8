-- Version 5: what belongs to the year's course. Deviations and actions have a life of their own, periods are signed off and
-- opened again, texts get supplements, plans have scales, documents and a way to the council.

ALTER TABLE plan ADD COLUMN scales TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(scales));
ALTER TABLE plan ADD COLUMN lead_days INTEGER NOT NULL DEFAULT 14 CHECK (lead_days BETWEEN 0 AND 65535);

ALTER TABLE period ADD COLUMN follow_up TEXT NOT NULL DEFAULT '';
ALTER TABLE period ADD COLUMN follow_up_on TEXT CHECK (follow_up_on GLOB '*-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE period ADD COLUMN followed_up_on TEXT CHECK (followed_up_on GLOB '*-[0-1][0-9]-[0-3][0-9]');

ALTER TABLE risk_point ADD COLUMN goals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(goals));
ALTER TABLE risk_point ADD COLUMN focuses TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(focuses));
ALTER TABLE risk_point ADD COLUMN in_plan INTEGER CHECK (in_plan IN (0, 1));
ALTER TABLE risk_point ADD COLUMN in_plan_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE control_activity ADD COLUMN municipality_wide INTEGER NOT NULL DEFAULT 0 CHECK (municipality_wide IN (0, 1));
ALTER TABLE control_activity ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1));

ALTER TABLE outcome ADD COLUMN sent_back INTEGER NOT NULL DEFAULT 0 CHECK (sent_back IN (0, 1));
ALTER TABLE outcome ADD COLUMN review_comment TEXT NOT NULL DEFAULT '';

ALTER TABLE deviation ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'closed'));
ALTER TABLE deviation ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE deviation ADD COLUMN decided_on TEXT CHECK (decided_on GLOB '*-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE deviation ADD COLUMN accepted_until TEXT CHECK (accepted_until GLOB '*-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE deviation ADD COLUMN unchecked_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE deviation ADD COLUMN escalated_on TEXT CHECK (escalated_on GLOB '*-[0-1][0-9]-[0-3][0-9]');

CREATE TABLE action_plan (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  registry_no TEXT NOT NULL,
  adopted_on TEXT CHECK (adopted_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX action_plan_by_plan ON action_plan (plan_id);

ALTER TABLE action ADD COLUMN action_plan_id BLOB REFERENCES action_plan (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX action_by_action_plan ON action (action_plan_id);

CREATE TABLE effect_check (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  action_id BLOB NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  by_whom TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('worked', 'partly', 'missing')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX effect_check_by_action ON effect_check (action_id);

CREATE TABLE supplement (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  control_id BLOB NOT NULL REFERENCES control_activity (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('selection', 'method', 'result', 'analysis', 'actions')),
  on_day TEXT NOT NULL CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  text TEXT NOT NULL CHECK (text <> ''),
  by_whom TEXT NOT NULL
) STRICT;
CREATE INDEX supplement_by_control ON supplement (control_id);
CREATE INDEX supplement_by_period ON supplement (period_id);

CREATE TABLE sign_off (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  period_id BLOB NOT NULL REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 65535),
  on_day TEXT NOT NULL CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  by_whom TEXT NOT NULL,
  opened_on TEXT CHECK (opened_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  opened_by TEXT NOT NULL,
  opened_because TEXT NOT NULL
) STRICT;
CREATE INDEX sign_off_by_period ON sign_off (period_id);

CREATE TABLE reception (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  period_id BLOB REFERENCES period (id) DEFERRABLE INITIALLY DEFERRED,
  receiver TEXT NOT NULL CHECK (receiver IN ('board', 'executive_board', 'council', 'auditors')),
  on_day TEXT CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  section TEXT NOT NULL,
  registry_no TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX reception_by_plan ON reception (plan_id);
CREATE INDEX reception_by_period ON reception (period_id);

CREATE TABLE revision (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 65535),
  on_day TEXT CHECK (on_day GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  section TEXT NOT NULL,
  registry_no TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE INDEX revision_by_plan ON revision (plan_id);

CREATE TABLE governing_document (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('by_law', 'policy', 'guideline', 'instructions', 'routine', 'misc')),
  dated_on TEXT CHECK (dated_on GLOB '*-[0-1][0-9]-[0-3][0-9]'),
  registry_no TEXT NOT NULL,
  risk_point_ids TEXT NOT NULL CHECK (json_valid(risk_point_ids)),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX governing_document_by_plan ON governing_document (plan_id);

CREATE TABLE carried (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  plan_id BLOB NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  lineage_id BLOB NOT NULL CHECK (length(lineage_id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  decision TEXT NOT NULL CHECK (decision IN ('keep', 'change', 'drop')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX carried_by_plan ON carried (plan_id);
