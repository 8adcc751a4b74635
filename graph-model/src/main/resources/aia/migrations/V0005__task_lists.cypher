// What lets lists of tasks, newest or oldest first, read no more of them than they show.
CREATE RANGE INDEX task_created IF NOT EXISTS FOR (t:Task) ON (t.created_at);
CREATE RANGE INDEX task_status_created IF NOT EXISTS FOR (t:Task) ON (t.status, t.created_at);
CREATE RANGE INDEX task_type_status_created IF NOT EXISTS FOR (t:Task) ON (t.task_type, t.status, t.created_at);
