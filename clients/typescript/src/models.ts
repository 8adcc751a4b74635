import type { BothSpellings, Camel, Filled, With } from './names.js';
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

/** One item for each task of a batch, in their order; an item that was refused has only `error`. */
export interface TaskBatch {
  tasks: Array<Camel<sent.AcceptedTaskOfBatch>>;
}

/** A Cypher statement; values belong into `parameters`. */
export type KnowledgeGraphQuery = Omit<Camel<sent.CypherQuery>, 'format'> & { format?: 'json' | 'table' | 'graph' };

/** Rows of a Cypher statement, under the names that the statement gives them. Of format `table` it is a `KnowledgeGraphTable`. */
export type KnowledgeGraphResult = With<Camel<sent.CypherAnswer>, 'queryId' | 'results'> & Partial<Table>;

/** Rows of a Cypher statement as lists of values, in the order of the columns. */
export type KnowledgeGraphTable = Omit<With<Camel<sent.CypherAnswer>, 'queryId'>, 'results'> & Table;

interface Table {
  columns: string[];
  rows: unknown[][];
}

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

type SentDashboard = Filled<sent.Dashboard>;
type SentRevenue = Omit<SentDashboard['metrics']['revenue'], 'forecast'> & { forecast: Filled<sent.RevenueForecast> | null };
type SentMetrics = Omit<SentDashboard['metrics'], 'revenue'> & { revenue: SentRevenue };

/** The business at a glance. Names within `metrics` are there in camelCase and as they are sent, as the API document reads them. */
export type Dashboard = With<Omit<Camel<SentDashboard>, 'metrics'>, 'dashboardId' | 'generatedAt' | 'asOf'> & {
  metrics: BothSpellings<SentMetrics>;
};

export interface DashboardQuery {
  /** A date that stands for now. */
  asOf?: string;
  /** Only these customers, such as `country:Germany`. */
  segment?: string | string[];
  /** For how many days after a purchase a customer is active. */
  activeDays?: number;
  churn?: 'auto' | 'activity' | 'recorded';
  /** How many of the latest months are listed. */
  months?: number;
  /** How many customers and products that moved most are listed. */
  movers?: number;
}

export type OptimizationRequest = Camel<sent.NewOptimizationCycle>;

/** A cycle of optimisation, and its plan as soon as there is one. */
export type OptimizationCycle = With<Omit<Camel<Filled<sent.OptimizationCycle>>, 'optimizationPlan'>, 'optimizationId' | 'status'> & {
  optimizationPlan: Camel<Filled<sent.OptimizationPlan>> | null;
};

/** Cycles, and the cursor of the next page; null on the last. */
export interface OptimizationCyclePage {
  cycles: OptimizationCycle[];
  nextCursor?: string | null;
}

/** What a user did. */
export type Activity = With<Camel<sent.NewActivity>, 'userId' | 'activityType'>;

export type RecordedActivity = Camel<Filled<sent.RecordedActivity>>;

/** Figures of one user's requests; what cannot be known is null. */
export type UserAnalytics = Camel<Filled<sent.UserAnalytics>>;

/** Figures of all users' requests; what cannot be known is null. */
export type MonitoringDashboard = Camel<Filled<sent.MonitoringDashboard>>;

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
