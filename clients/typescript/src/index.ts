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
export type {
  Dashboard,
  DashboardQuery,
  GraphUpdate,
  GraphUpdateFilters,
  Health,
  KnowledgeGraphQuery,
  KnowledgeGraphResult,
  Metrics,
  OptimizationCycle,
  OptimizationRequest,
  SemanticSearchHit,
  SemanticSearchRequest,
  SemanticSearchResult,
  TaskPage,
  TaskStatus,
  TaskSubmissionRequest,
} from './models.js';
