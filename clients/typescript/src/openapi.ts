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
  /** null until agents work here */
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
  /** null until agents work here */
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

export interface UpdateCounters {
  nodes_created?: number | null;
  nodes_deleted?: number | null;
  relationships_created?: number | null;
  relationships_deleted?: number | null;
  properties_set?: number | null;
  labels_added?: number | null;
  labels_removed?: number | null;
}
