import type { BothSpellings, Camel, With } from './names.js';
import type * as sent from './openapi.js';

// The OpenAPI document does not tell which fields an answer always has; With<…> names those that are sure to come.

/** How the server is. */
export type Health = With<Camel<sent.Health>, 'status' | 'services'>;

/** Figures of the running system, its API and the business. */
export type Metrics = Camel<sent.Metrics>;

/** Work to be done. */
export type TaskSubmissionRequest = Omit<Camel<sent.NewTask>, 'priority'> & {
  /** low, medium, high or critical, or 1 to 10 */
  priority?: 'low' | 'medium' | 'high' | 'critical' | number | null;
};

/** A task, as submitted or as it stands. What has just been submitted has no times and no results yet. */
export type TaskStatus = Omit<With<Camel<sent.Task>, 'taskId' | 'status' | 'taskType'>, 'priority'> & {
  priority?: string | number | null;
  trackingUrl?: string | null;
};

/** Tasks, and the cursor of the next page; null on the last. */
export interface TaskPage {
  tasks: TaskStatus[];
  nextCursor?: string | null;
}

/** A Cypher statement; values belong into `parameters`. */
export type KnowledgeGraphQuery = Omit<Camel<sent.CypherQuery>, 'format'> & { format?: 'json' | 'table' | 'graph' };

/** Rows of a Cypher statement, under the names that the statement gives them. */
export type KnowledgeGraphResult = With<Camel<sent.CypherAnswer>, 'queryId' | 'results'>;

export type SemanticSearchRequest = Camel<sent.SemanticSearchRequest>;

/** An entity that was found; `entityData` has its properties under their own names. */
export type SemanticSearchHit = Omit<With<Camel<sent.SemanticSearchHit>, 'entityId'>, 'entityData'> & {
  // Properties are whatever was imported.
  entityData: Record<string, any>;
};

/** Hits, the best first. */
export type SemanticSearchResult = Omit<With<Camel<sent.SemanticSearchResponse>, 'searchId'>, 'results'> & {
  results: SemanticSearchHit[];
};

interface SentMetrics {
  revenue: {
    current_month: number | null;
    previous_month: number | null;
    growth_rate: number | null;
    forecast_next_month: number | null;
  };
  customers: {
    total_active: number | null;
    new_this_month: number | null;
    churn_rate: number | null;
    satisfaction_score: number | null;
  };
  operations: {
    task_completion_rate: number | null;
    average_response_time: number | null;
    system_uptime: number | null;
    agent_efficiency: number | null;
  };
}

/** The business at a glance. Names within `metrics` are there in camelCase and as they are sent, as the API document reads them. */
export interface Dashboard {
  dashboardId: string;
  generatedAt: string;
  metrics: BothSpellings<SentMetrics>;
  trends: Record<string, unknown>;
  alerts: Array<{ type: string; message: string; severity: string; actionRequired: boolean }>;
}

export interface DashboardQuery {
  /** A date that stands for now. */
  asOf?: string;
  /** Only these customers. */
  segment?: string;
}

export interface OptimizationRequest {
  cycleType: string;
  focusAreas?: string[];
  constraints?: {
    budgetLimit?: number;
    timeHorizon?: string;
    riskTolerance?: string;
  };
}

/** A cycle of optimisation, and the strategies that it chose so far. */
export interface OptimizationCycle {
  optimizationId: string;
  status: string;
  estimatedCompletion?: string | null;
  optimizationPlan?: Record<string, unknown> | null;
}

export interface GraphUpdateFilters {
  entityTypes?: string[];
  changeTypes?: string[];
  entityId?: string;
}

/**
 * A change of the knowledge graph; of a relationship, the entity is the one that it starts from. `reset` says that changes after the last one
 * are no longer kept: what is needed must be read anew. `eventId` is where to resume after it.
 */
export interface GraphUpdate {
  eventId: string;
  changeType: NonNullable<sent.Event['change']> | 'reset';
  entityId: string | undefined;
  entityType: string | undefined;
  timestamp: string | undefined;
  relationship: { type: string; startId: string; endId: string } | undefined;
}
