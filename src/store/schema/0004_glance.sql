-- Indexes that answer what the first frame asks, so that it need not wait for every row of the plan. Each takes the
-- place of one that began alike.

DROP INDEX outcome_by_period;
CREATE INDEX outcome_by_period ON outcome (period_id, status);

DROP INDEX deviation_by_plan;
CREATE INDEX deviation_by_plan ON deviation (plan_id, period_id, severity, rank, id);

DROP INDEX action_by_plan;
CREATE INDEX action_by_plan ON action (plan_id, state, due_on);

CREATE INDEX control_activity_by_frequency ON control_activity (frequency_periods, id);
