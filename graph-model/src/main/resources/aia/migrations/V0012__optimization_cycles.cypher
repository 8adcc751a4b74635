// Optimisation cycles with their strategies, the newest first; and how many of them a caller has begun.
CREATE CONSTRAINT optimization_cycle_id IF NOT EXISTS FOR (c:OptimizationCycle) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT strategy_id IF NOT EXISTS FOR (s:Strategy) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT cycle_allowance_account IF NOT EXISTS FOR (a:CycleAllowance) REQUIRE a.account IS UNIQUE;
CREATE RANGE INDEX optimization_cycle_created_at IF NOT EXISTS FOR (c:OptimizationCycle) ON (c.created_at);
