// Made by scripts/generate-types.mjs from the server's OpenAPI document. Names are those that are sent.

export interface AcceptedTask {
  task_id?: string | null;
  status?: "accepted" | "in_progress" | "completed" | "failed" | "cancelled" | null;
  /** From what tasks of its type took; null when none was completed yet */
  estimated_completion?: string | null;
  /** The agents it is bound to, or the one it would go to now */
  assigned_agents?: Array<string> | null;
  tracking_url?: string | null;
}

export interface AcceptedTaskBatch {
  /** In the order of the request */
  tasks?: Array<AcceptedTaskOfBatch> | null;
}

/** What /tasks/submit answers, or only the error */
export interface AcceptedTaskOfBatch {
  task_id?: string | null;
  status?: string | null;
  estimated_completion?: string | null;
  assigned_agents?: Array<string> | null;
  tracking_url?: string | null;
  error?: TaskOfBatchError | null;
}

/** Over the last minute */
export interface ApiMetrics {
  requests_per_second?: number | null;
  /** Milliseconds; null when there were no requests */
  average_response_time?: number | null;
  /** Percent of answers with a status of 500 and more */
  error_rate?: number | null;
  /** Percent of all other answers */
  success_rate?: number | null;
}

export interface BusinessMetrics {
  /** Tasks that have not ended */
  active_tasks?: number | null;
  completed_tasks?: number | null;
  /** Entities in the graph */
  knowledge_atoms?: number | null;
  /** Percent of the tasks that ended in an agent's hands which it completed; null before the first */
  agent_performance_score?: number | null;
}

/** Of format json; of table, columns and rows are in place of results */
export interface CypherAnswer {
  query_id?: string | null;
  /** One object a row; of format graph, one object with nodes and relationships */
  results?: Array<Record<string, unknown>> | null;
  metadata?: CypherMetadata | null;
}

export interface CypherMetadata {
  /** From judging the statement to the last row */
  execution_time_ms?: number | null;
  /** Rows that scans and seeks read; known only with profile */
  total_nodes_scanned?: number | null;
  /** Always false: results are never kept, each answer is read from the graph */
  cache_hit?: boolean | null;
  rows?: number | null;
  /** Whether there were more rows than were given */
  truncated?: boolean | null;
  /** The limit that was hit: rows or bytes */
  truncated_by?: string | null;
  /** r, rw, w or s */
  query_type?: string | null;
  /** What the statement changed; absent when nothing */
  counters?: UpdateCounters | null;
  /** Only with explain and profile */
  plan?: PassthroughPlan | null;
  /** Warnings and hints of Neo4j */
  notifications?: Array<PassthroughNotification> | null;
}

export interface CypherQuery {
  /** One Cypher statement */
  query: string;
  /** How the result is laid out; json when absent, or what the Accept header asks for */
  format?: "json" | "table" | "graph" | "csv" | "ndjson" | null;
  /** true when absent */
  include_metadata?: boolean | null;
  /** Values for $name in the statement */
  parameters?: Record<string, unknown> | null;
  /** read, when absent, changes nothing */
  access_mode?: "read" | "write" | null;
  /** The most time the statement may take */
  timeout_ms?: number | null;
  /** The most rows to give; metadata.truncated tells when there were more */
  limit?: number | null;
  /** The most bytes of JSON to give */
  byte_limit?: number | null;
  /** Give the plan instead of running the statement */
  explain?: boolean | null;
  /** Run it and give the plan with what each operator did */
  profile?: boolean | null;
  /** Give nodes with their embedding, 384 numbers each */
  include_embeddings?: boolean | null;
  /** standard types all values but the properties of documented nodes, typed also those, plain none */
  typing?: "standard" | "typed" | "plain" | null;
}

/** definitions says what each figure means */
export interface Dashboard {
  dashboard_id?: string | null;
  generated_at?: string | null;
  /** What happened before counts */
  as_of?: string | null;
  /** Values by property of customers; empty for all */
  segment?: Record<string, Array<string>> | null;
  metrics?: DashboardMetrics | null;
  trends?: DashboardTrends | null;
  trend_tests?: DashboardTrendTests | null;
  alerts?: Array<DashboardAlert> | null;
  monthly?: Array<DashboardMonth> | null;
  top_movers?: TopMovers | null;
  source?: DashboardSource | null;
  definitions?: Record<string, string> | null;
}

export interface DashboardAlert {
  /** info, warning or critical */
  type?: string | null;
  message?: string | null;
  /** low, medium, high or critical */
  severity?: string | null;
  action_required?: boolean | null;
  metric?: string | null;
  /** above or below */
  direction?: string | null;
  value?: number | null;
  threshold?: number | null;
  rule_id?: string | null;
  /** What the value was worked out from */
  figures?: Record<string, unknown> | null;
}

export interface DashboardChurn {
  /** activity or recorded */
  rule?: string | null;
  /** When the customers were counted; null for marks without a time */
  from?: string | null;
  /** That there were then */
  customers?: number | null;
  /** Those of them that are no more */
  lost?: number | null;
  /** Percent, of the month before */
  previous_rate?: number | null;
}

export interface DashboardCustomers {
  total_active?: number | null;
  new_this_month?: number | null;
  /** Percent */
  churn_rate?: number | null;
  /** 0 to 10 */
  satisfaction_score?: number | null;
  churn?: DashboardChurn | null;
  /** Customers that have a score */
  satisfaction_count?: number | null;
}

export interface DashboardMetrics {
  revenue?: DashboardRevenue | null;
  customers?: DashboardCustomers | null;
  operations?: DashboardOperations | null;
}

export interface DashboardMonth {
  month?: string | null;
  complete?: boolean | null;
  revenue?: number | null;
  purchases?: number | null;
  /** Customers that bought */
  buyers?: number | null;
  new_customers?: number | null;
  /** At its end */
  active_customers?: number | null;
  /** Percent of those active at its beginning, by purchases */
  churn_rate?: number | null;
}

/** Of the tasks that ended in the month of as_of */
export interface DashboardOperations {
  /** Percent */
  task_completion_rate?: number | null;
  /** Seconds */
  average_response_time?: number | null;
  /** Percent */
  system_uptime?: number | null;
  /** Percent */
  agent_efficiency?: number | null;
  completed?: number | null;
  failed?: number | null;
  attempts?: number | null;
}

/** In the currency of the data */
export interface DashboardRevenue {
  /** From the beginning of the month of as_of to as_of */
  current_month?: number | null;
  /** The whole month before */
  previous_month?: number | null;
  /** Percent over previous_month_to_date */
  growth_rate?: number | null;
  /** Of the month after that of as_of */
  forecast_next_month?: number | null;
  month?: string | null;
  /** Whether that month is over at as_of */
  complete?: boolean | null;
  /** Of the month before, as long as the current one has lasted */
  previous_month_to_date?: number | null;
  forecast?: RevenueForecast | null;
  /** Why there is no forecast */
  forecast_missing?: string | null;
}

/** What the figures were worked out from */
export interface DashboardSource {
  customers?: number | null;
  purchases?: number | null;
  /** Purchases that say no amount */
  without_amount?: number | null;
  /** Purchases that say no time, and count nowhere */
  without_time?: number | null;
  first_purchase?: string | null;
  last_purchase?: string | null;
  /** The committed change up to which this is true */
  change_cursor?: number | null;
  /** When all purchases were last read */
  read_at?: string | null;
}

export interface DashboardTrendTests {
  revenue_trend?: TrendTest | null;
  customer_growth?: TrendTest | null;
  operational_efficiency?: TrendTest | null;
}

/** null where months are too few */
export interface DashboardTrends {
  /** increasing, decreasing or stable */
  revenue_trend?: string | null;
  /** increasing, decreasing or stable */
  customer_growth?: string | null;
  /** improving, worsening or stable */
  operational_efficiency?: string | null;
}

export interface EndpointUsage {
  endpoint?: string | null;
  requests?: number | null;
  /** Milliseconds */
  average_response_time?: number | null;
  p95_response_time?: number | null;
  error_rate?: number | null;
}

export interface Event {
  /** Its place in the stream */
  id?: string | null;
  /** Its name: <type>.<what happened>, or relationship.<what happened> */
  event?: string | null;
  /** Type of the entity, or of the one the relationship starts from */
  type?: string | null;
  change?: "created" | "updated" | "deleted" | "relationship_added" | "relationship_updated" | "relationship_removed" | null;
  /** Id of the entity; of a relationship, those of its start and its end */
  subjects?: Array<string> | null;
  /** Type of the relationship; absent for an entity */
  relationship?: string | null;
  /** When the transaction was about to commit */
  at?: string | null;
  /** The transaction's cursor: the same for all that it changed, greater for later ones */
  cursor?: number | null;
}

export interface ForecastMethod {
  method?: string | null;
  mean_absolute_error?: number | null;
}

export interface Health {
  /** unhealthy when the database or the graph does not answer, degraded when another service does not, healthy otherwise */
  status?: "healthy" | "degraded" | "unhealthy" | null;
  timestamp?: string | null;
  version?: string | null;
  services?: HealthServices | null;
  /** Seconds since the start */
  uptime?: number | null;
  /** Requests answered since the start */
  request_count?: number | null;
}

export interface HealthServices {
  /** Neo4j answers */
  database?: "healthy" | "degraded" | "unhealthy" | null;
  /** There is no Redis. What the documented architecture uses it for, caching and events, is done in this process by the log of committed changes and what is derived from it; this is whether that log can be read */
  redis?: "healthy" | "degraded" | "unhealthy" | null;
  /** Those who claim tasks for the agents of this process are at it; null where none work here */
  multi_agent_system?: "healthy" | "degraded" | "unhealthy" | null;
  /** The entities of the graph can be read */
  knowledge_graph?: "healthy" | "degraded" | "unhealthy" | null;
  /** degraded while it is made anew, unhealthy while it stands still */
  search_index?: "healthy" | "degraded" | "unhealthy" | null;
  /** The model turns text into vectors */
  embeddings?: "healthy" | "degraded" | "unhealthy" | null;
}

export interface Metrics {
  system_metrics?: SystemMetrics | null;
  api_metrics?: ApiMetrics | null;
  business_metrics?: BusinessMetrics | null;
}

export interface MonitoringDashboard {
  period?: string | null;
  from?: string | null;
  to?: string | null;
  summary?: UsageSummary | null;
  users?: MonitoringUsers | null;
  usage_patterns?: UsagePatterns | null;
  performance_metrics?: UsagePerformance | null;
  /** By their 95th percentile, ten at the most */
  slowest_endpoints?: Array<EndpointUsage> | null;
  sampling?: UsageSampling | null;
}

/** Those of whom something was recorded */
export interface MonitoringUsers {
  active_users?: number | null;
  sessions?: number | null;
  /** With an activity in the last half hour of the period */
  active_sessions?: number | null;
  /** Mean over the period */
  requests_per_minute?: number | null;
}

export interface Mover {
  id?: string | null;
  name?: string | null;
  current?: number | null;
  previous?: number | null;
  change?: number | null;
}

export interface NewActivity {
  /** Any id of 1 to 200 characters */
  user_id?: string | null;
  session_id?: string | null;
  /** Letters, digits and _ . : - */
  activity_type?: string | null;
  /** When it was done, now when left out; not before 2000 and five minutes ahead at the most */
  timestamp?: string | null;
  /** Kept whole, 16 KB at the most. endpoint, response_time (milliseconds), status_code and bytes are what figures are made of; with a status_code it counts as a request */
  details?: Record<string, unknown> | null;
  /** Kept whole, 16 KB at the most */
  context?: Record<string, unknown> | null;
}

export interface NewOptimizationCycle {
  /** weekly_optimization, monthly_optimization, quarterly_optimization or annual_optimization */
  cycle_type: string;
  /** Some of revenue, customer_satisfaction and operational_efficiency; all when absent */
  focus_areas?: Array<string> | null;
  constraints: OptimizationConstraints;
  /** A date, whose whole day counts in UTC, or a moment, before which things count; now when absent */
  as_of?: string | null;
  /** What is to be taken for granted in place of the usual; docs/optimization.md lists all */
  assumptions?: Record<string, number> | null;
}

export interface NewTask {
  /** Kind of work; also the capability that a worker needs, unless requirements.capability names one */
  task_type: string;
  description?: string | null;
  /** low, medium, high or critical, or 1 to 10; medium, which is 5, when absent */
  priority?: string | null;
  /** What the work needs to know, kept whole */
  requirements?: Record<string, unknown> | null;
  /** Where it comes from, kept whole */
  context?: Record<string, unknown> | null;
  /** Ids or names of the only agents that may take it; any when absent */
  agents_required?: Array<string> | null;
  /** Ids of the entities it is about */
  about?: Array<string> | null;
  /** Ids of the tasks that must be completed before, and whose results it gets */
  depends_on?: Array<string> | null;
  retry?: TaskRetryPolicy | null;
  timeouts?: TaskTimeouts | null;
  /** As the header Idempotency-Key, for a task of a batch */
  idempotency_key?: string | null;
}

export interface OptimizationConstraints {
  /** What all strategies together may cost, 0 or more, in the currency of the data */
  budget_limit: number;
  /** 1_days to 365_days; 7, 30, 90 or 365 by the cycle_type when absent */
  time_horizon?: string | null;
  /** Whether a strategy counts by the lower end of what may come of it (low), the mean (medium, when absent) or the upper end (high) */
  risk_tolerance?: string | null;
}

export interface OptimizationCycle {
  optimization_id?: string | null;
  /** initiated, in_progress, completed, failed or cancelled */
  status?: string | null;
  /** When the task is likely to be completed */
  estimated_completion?: string | null;
  /** null while the task is still to make it */
  optimization_plan?: OptimizationPlan | null;
  cycle_type?: string | null;
  focus_areas?: Array<string> | null;
  constraints?: OptimizationLimits | null;
  as_of?: string | null;
  created_at?: string | null;
  completed_at?: string | null;
  task_id?: string | null;
  /** All that was taken for granted, by name */
  assumptions?: Record<string, number> | null;
}

/** The figures are null when the data does not give any */
export interface OptimizationLeftOut {
  strategy?: string | null;
  focus_area?: string | null;
  target?: string | null;
  variant?: string | null;
  /** no_evidence, beyond_horizon, negative_value, excluded_by_another or over_budget */
  reason?: string | null;
  explanation?: string | null;
  expected_impact?: number | null;
  impact_unit?: string | null;
  investment_required?: number | null;
  implementation_time?: string | null;
  expected_value?: number | null;
  value_low?: number | null;
  value_high?: number | null;
  net_value?: number | null;
  strategy_id?: string | null;
  evidence?: Record<string, unknown> | null;
  based_on?: Array<string> | null;
  assumptions?: Array<string> | null;
}

export interface OptimizationLimits {
  budget_limit?: number | null;
  time_horizon?: string | null;
  risk_tolerance?: string | null;
}

export interface OptimizationPlan {
  revenue_strategies?: Array<OptimizationStrategy> | null;
  customer_strategies?: Array<OptimizationStrategy> | null;
  operations_strategies?: Array<OptimizationStrategy> | null;
  left_out?: Array<OptimizationLeftOut> | null;
  totals?: OptimizationTotals | null;
  /** What is expected to be sold within the horizon if nothing is done; null when unknown */
  baseline_revenue?: number | null;
  /** Whether nothing better can be within the limits */
  optimal?: boolean | null;
}

/** Intervals are at 80 % */
export interface OptimizationStrategy {
  strategy?: string | null;
  /** Percent, of what impact_unit says */
  expected_impact?: number | null;
  impact_low?: number | null;
  impact_high?: number | null;
  /** percent_of_revenue or percent_of_turnaround */
  impact_unit?: string | null;
  investment_required?: number | null;
  implementation_time?: string | null;
  /** In the currency of the data, within the horizon, before the investment */
  expected_value?: number | null;
  value_low?: number | null;
  value_high?: number | null;
  /** The value that counts by the tolerance of risk, less the investment */
  net_value?: number | null;
  /** Such as a category */
  target?: string | null;
  /** One of several ways to do it */
  variant?: string | null;
  /** Of the node */
  strategy_id?: string | null;
  evidence?: Record<string, unknown> | null;
  /** Ids of customers, products and agents, at most 100 */
  based_on?: Array<string> | null;
  assumptions?: Array<string> | null;
}

/** Of the strategies chosen */
export interface OptimizationTotals {
  investment_required?: number | null;
  budget_left?: number | null;
  expected_value?: number | null;
  net_value?: number | null;
}

export interface PassthroughNotification {
  code?: string | null;
  description?: string | null;
  severity?: string | null;
  category?: string | null;
  line?: number | null;
  column?: number | null;
}

export interface PassthroughPlan {
  operator?: string | null;
  details?: string | null;
  identifiers?: Array<string> | null;
  estimated_rows?: number | null;
  rows?: number | null;
  db_hits?: number | null;
  arguments?: Record<string, unknown> | null;
  children?: Array<PassthroughPlan> | null;
}

export interface Problem {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  instance?: string | null;
  error?: ProblemError | null;
}

export interface ProblemError {
  type?: string | null;
  message?: string | null;
  code?: string | null;
  details?: Record<string, unknown> | null;
  timestamp?: string | null;
  request_id?: string | null;
  documentation_url?: string | null;
}

export interface RecordedActivity {
  activity_id?: string | null;
  user_id?: string | null;
  timestamp?: string | null;
}

export interface RevenueForecast {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  /** Percent of cases that the interval is made to hold */
  level?: number | null;
  method?: string | null;
  /** Of the method in the back-test */
  mean_absolute_error?: number | null;
  mean_absolute_percentage_error?: number | null;
  /** Months it was tested on */
  back_tests?: number | null;
  steps_ahead?: number | null;
  /** Whole months that it rests on */
  months?: number | null;
  /** All methods that took part, the best first */
  tried?: Array<ForecastMethod> | null;
}

export interface SemanticSearchExplanation {
  /** Words of the query that the entity contains */
  matched_terms?: Array<string> | null;
  /** Part of the meaning: (1 + cosine) / 2 */
  semantic?: number | null;
  /** Part of the words, relative to the best of this search */
  lexical?: number | null;
}

export interface SemanticSearchHit {
  entity_id?: string | null;
  entity_type?: string | null;
  /** (1 + cosine) / 2, 0 to 1; null when the entity is not encoded yet */
  similarity_score?: number | null;
  /** What the hits are ordered by, 0 to 1 */
  score?: number | null;
  /** One sentence; only with include_explanations */
  match_explanation?: string | null;
  /** Only with include_explanations */
  explanation?: SemanticSearchExplanation | null;
  /** The entity's properties */
  entity_data?: Record<string, unknown> | null;
}

export interface SemanticSearchRequest {
  /** What you look for, in plain words */
  query: string;
  /** 1 to 1000; 20 when absent */
  limit?: number | null;
  /** Least similarity of a hit, 0 to 1, of the semantic part: (1 + cosine) / 2. 0 when absent */
  threshold?: number | null;
  /** Say of each hit why it was found; false when absent */
  include_explanations?: boolean | null;
  /** Only entities of these types; all when absent */
  types?: Array<string> | null;
  /** Conditions on properties, applied inside the search: a value, a list of values, or comparisons gt, gte, lt, lte */
  filters?: Record<string, unknown> | null;
  /** By meaning, by words, or both; hybrid when absent */
  mode?: "semantic" | "lexical" | "hybrid" | null;
}

export interface SemanticSearchResponse {
  search_id?: string | null;
  /** Best first */
  results?: Array<SemanticSearchHit> | null;
  /** Numbers in the query's embedding; null in mode lexical, which makes none */
  query_vector_dimensions?: number | null;
  /** The whole search, the query's embedding included */
  search_time_ms?: number | null;
  /** Making the query's embedding; 0 when it was known */
  encoding_time_ms?: number | null;
}

export interface SystemMetrics {
  /** Percent of all processors in use, by any program */
  cpu_usage?: number | null;
  /** Percent of the heap this process may have that is in use */
  memory_usage?: number | null;
  /** Percent of the disk with the data directory that is in use */
  disk_usage?: number | null;
  /** Open HTTP connections, this one included */
  active_connections?: number | null;
}

export interface Task {
  task_id?: string | null;
  status?: "accepted" | "in_progress" | "completed" | "failed" | "cancelled" | null;
  /** 0 to 100 */
  progress?: number | null;
  created_at?: string | null;
  updated_at?: string | null;
  estimated_completion?: string | null;
  /** The agents it was given to, latest first; while it waits, the ones it would go to */
  assigned_agents?: Array<string> | null;
  /** As its worker last reported */
  partial_results?: unknown;
  /** Only when it is completed */
  results?: TaskResults | null;
  /** Only when it has failed */
  error?: TaskError | null;
  task_type?: string | null;
  description?: string | null;
  /** 1 to 10 */
  priority?: number | null;
  requirements?: unknown;
  context?: unknown;
  /** How many times it was worked on */
  attempt?: number | null;
  max_attempts?: number | null;
  started_at?: string | null;
  ended_at?: string | null;
  /** Whether its worker was asked to stop */
  cancel_requested?: boolean | null;
  /** What must be over before it can be taken: ids of tasks, and holds */
  waits_for?: Array<string> | null;
  /** The workflow run it is part of */
  workflow_run_id?: string | null;
  /** Its name there */
  stage?: string | null;
}

export interface TaskError {
  type?: string | null;
  message?: string | null;
}

export interface TaskList {
  tasks?: Array<Task> | null;
  /** For the parameter cursor of the next page; null on the last */
  next_cursor?: string | null;
}

export interface TaskOfBatchError {
  type?: string | null;
  message?: string | null;
  code?: string | null;
  details?: Record<string, unknown> | null;
}

export interface TaskResults {
  result_id?: string | null;
  summary?: string | null;
  /** What the worker produced, whole */
  data?: unknown;
  metrics?: unknown;
  /** Texts and pictures */
  media?: unknown;
}

export interface TaskRetryPolicy {
  /** 1 to 100; 3 when absent */
  max_attempts?: number | null;
  /** Longest wait before the second attempt; doubles with each; 1000 when absent */
  initial_delay_ms?: number | null;
  /** Longest wait of all; 60000 when absent */
  max_delay_ms?: number | null;
  /** Kinds of errors after which it is not tried again */
  non_retryable_errors?: Array<string> | null;
}

/** Milliseconds; no limit where absent */
export interface TaskTimeouts {
  /** Until a worker takes it */
  start_ms?: number | null;
  /** From the time work begins */
  run_ms?: number | null;
  /** Between two signs of life */
  heartbeat_ms?: number | null;
}

/** Changes against the month before, each as long as the current one lasted */
export interface TopMovers {
  customers_up?: Array<Mover> | null;
  customers_down?: Array<Mover> | null;
  products_up?: Array<Mover> | null;
  products_down?: Array<Mover> | null;
}

/** Its figures are null with fewer than 8 months */
export interface TrendTest {
  test?: string | null;
  /** Months that were looked at */
  months?: number | null;
  /** Kendall's S */
  statistic?: number | null;
  z?: number | null;
  /** Two-sided */
  p_value?: number | null;
  /** Sen's slope, a month */
  slope?: number | null;
}

export interface UpdateCounters {
  nodes_created?: number | null;
  nodes_deleted?: number | null;
  relationships_created?: number | null;
  relationships_deleted?: number | null;
  properties_set?: number | null;
  labels_added?: number | null;
  labels_removed?: number | null;
}

export interface UsagePatterns {
  /** Hours of the day in UTC with more than one and a half times the requests of the average hour */
  peak_hours?: Array<number> | null;
  /** Shares of all requests that name an endpoint, 0 to 1; the five most used */
  preferred_endpoints?: Record<string, number> | null;
  /** Requests in each of the 24 hours of the day in UTC */
  requests_by_hour?: Array<number> | null;
  /** The most frequent first */
  activity_types?: Record<string, number> | null;
}

/** Milliseconds. A percentile is the least recorded time such that at least that share of the requests took no longer */
export interface UsagePerformance {
  p50_response_time?: number | null;
  p95_response_time?: number | null;
  p99_response_time?: number | null;
  /** Failed of all requests, 0 to 1 */
  error_rate?: number | null;
}

export interface UsageSampling {
  /** Whether counts are estimates, as some records stand for several requests */
  sampled?: boolean | null;
  /** Records the figures were computed from */
  recorded?: number | null;
  /** How many activities a record stands for on average */
  weight?: number | null;
}

/** A request is an activity with a status code; 400 and more is failed */
export interface UsageSummary {
  total_requests?: number | null;
  successful_requests?: number | null;
  failed_requests?: number | null;
  /** Milliseconds */
  average_response_time?: number | null;
  /** 1 KB is 1000 bytes */
  data_transferred?: string | null;
  data_transferred_bytes?: number | null;
  /** Five at the most */
  most_used_endpoints?: Array<string> | null;
  /** Requests and everything else */
  total_activities?: number | null;
}

export interface UserAnalytics {
  user_id?: string | null;
  analytics_period?: string | null;
  from?: string | null;
  to?: string | null;
  summary?: UsageSummary | null;
  usage_patterns?: UsagePatterns | null;
  performance_metrics?: UsagePerformance | null;
  sampling?: UsageSampling | null;
}
