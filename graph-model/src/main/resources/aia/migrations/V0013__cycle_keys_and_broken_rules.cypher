// Cycles under an idempotency key, and rules that are broken now. The rule of churn no longer speaks of a month, as marks without a time
// are of all time; where somebody has changed it, it stays as it is.
CREATE CONSTRAINT optimization_cycle_key IF NOT EXISTS FOR (c:OptimizationCycle) REQUIRE c.idempotency_key IS UNIQUE;
CREATE CONSTRAINT broken_rule IF NOT EXISTS FOR (b:BrokenRule) REQUIRE b.rule IS UNIQUE;
MATCH (r:AlertRule {id: 'churn_is_high', metric: 'customers.churn_rate', direction: 'above', threshold: 10.0, severity: 'high',
  action_required: true, enabled: true, message: '{value} % of the customers were lost within a month'})
SET r.message = 'The churn rate is {value} %, above {threshold} %', r.updated_at = datetime();
