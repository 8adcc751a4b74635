// What tells how many tasks of a caller are queued or running. Only those have an open_for, so the index holds no others.
CREATE RANGE INDEX task_open_for IF NOT EXISTS FOR (t:Task) ON (t.open_for);
