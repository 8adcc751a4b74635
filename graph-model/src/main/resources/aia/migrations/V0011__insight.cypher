// When tasks ended, for figures of a month; signs of life of processes; and the rules that dashboards begin with.
CREATE RANGE INDEX task_completed_at IF NOT EXISTS FOR (t:Task) ON (t.completed_at);
CREATE RANGE INDEX task_ended_at IF NOT EXISTS FOR (t:Task) ON (t.ended_at);
CREATE CONSTRAINT process_run_id IF NOT EXISTS FOR (r:ProcessRun) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT alert_rule_id IF NOT EXISTS FOR (r:AlertRule) REQUIRE r.id IS UNIQUE;
UNWIND [
  {id: 'revenue_falls', metric: 'revenue.growth_rate', direction: 'below', threshold: -10.0, severity: 'high', action_required: true,
   message: 'Revenue of this month so far is {value} % against the same days of the month before'},
  {id: 'churn_is_high', metric: 'customers.churn_rate', direction: 'above', threshold: 10.0, severity: 'high', action_required: true,
   message: '{value} % of the customers were lost within a month'},
  {id: 'churn_rises', metric: 'customers.churn_rate_change', direction: 'above', threshold: 2.0, severity: 'medium', action_required: true,
   message: 'The churn rate rose by {value} percentage points against the month before'},
  {id: 'satisfaction_is_low', metric: 'customers.satisfaction_score', direction: 'below', threshold: 7.0, severity: 'medium', action_required: true,
   message: 'Customers give {value} of 10 on average'},
  {id: 'tasks_fail', metric: 'operations.task_completion_rate', direction: 'below', threshold: 90.0, severity: 'high', action_required: true,
   message: 'Only {value} % of the tasks that ended this month were completed'},
  {id: 'agents_waste_attempts', metric: 'operations.agent_efficiency', direction: 'below', threshold: 75.0, severity: 'low', action_required: false,
   message: 'Only {value} % of the attempts at tasks led to a completed one'},
  {id: 'platform_was_down', metric: 'operations.system_uptime', direction: 'below', threshold: 99.0, severity: 'medium', action_required: true,
   message: 'The platform was up for {value} % of this month'}
] AS rule
MERGE (r:AlertRule {id: rule.id})
ON CREATE SET r += rule, r.enabled = true, r.created_at = datetime(), r.updated_at = datetime();
