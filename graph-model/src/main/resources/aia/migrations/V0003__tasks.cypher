// What makes submitting, claiming and watching over tasks quick however many there are. Only what can be claimed now has a queue_key,
// so the index holds the queues and nothing else, each in its order.
CREATE CONSTRAINT task_idempotency_key IF NOT EXISTS FOR (t:Task) REQUIRE t.idempotency_key IS UNIQUE;
CREATE CONSTRAINT task_route_key IF NOT EXISTS FOR (r:TaskRoute) REQUIRE r.key IS UNIQUE;
CREATE RANGE INDEX task_queue IF NOT EXISTS FOR (t:Task) ON (t.route, t.queue_key);
CREATE RANGE INDEX task_other_queue IF NOT EXISTS FOR (t:Task) ON (t.other_route, t.queue_key);
CREATE RANGE INDEX task_delayed IF NOT EXISTS FOR (t:Task) ON (t.delayed_until);
CREATE RANGE INDEX task_lease IF NOT EXISTS FOR (t:Task) ON (t.lease_until);
CREATE RANGE INDEX task_start_deadline IF NOT EXISTS FOR (t:Task) ON (t.start_deadline);
CREATE RANGE INDEX task_run_deadline IF NOT EXISTS FOR (t:Task) ON (t.run_deadline);
CREATE RANGE INDEX task_agent IF NOT EXISTS FOR (t:Task) ON (t.agent_id);
CREATE RANGE INDEX task_completed IF NOT EXISTS FOR (t:Task) ON (t.task_type, t.completed_at);
