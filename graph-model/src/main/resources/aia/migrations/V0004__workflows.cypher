// Runs are started once for each idempotency key. (A workflow's own uniqueness is that of its entity's id.)
CREATE CONSTRAINT workflow_run_idempotency_key IF NOT EXISTS FOR (r:WorkflowRun) REQUIRE r.idempotency_key IS UNIQUE;
