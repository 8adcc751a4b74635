export { AIAClient } from './client.js';
export type { AIAClientOptions } from './settings.js';
export {
  AIAAPIError,
  AIAAuthenticationError,
  AIAConflictError,
  AIAConnectionError,
  AIAError,
  AIANotFoundError,
  AIAPermissionError,
  AIARateLimitError,
  AIAServerError,
  AIATimeoutError,
  AIAValidationError,
} from './errors.js';
export type { StreamOptions } from './events.js';
export type { Period } from './monitoring.js';
export type {
  Activity,
  Dashboard,
  DashboardQuery,
  GraphUpdate,
  GraphUpdateFilters,
  Health,
  KnowledgeGraphQuery,
  KnowledgeGraphResult,
  KnowledgeGraphTable,
  Metrics,
  MonitoringDashboard,
  OptimizationCycle,
  OptimizationCyclePage,
  OptimizationRequest,
  RecordedActivity,
  SemanticSearchHit,
  SemanticSearchRequest,
  SemanticSearchResult,
  TaskBatch,
  TaskPage,
  TaskStatus,
  TaskSubmissionRequest,
  UserAnalytics,
} from './models.js';
