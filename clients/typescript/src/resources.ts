import { EventStream, type Change, type StreamOptions } from './events.js';
import type {
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
  SemanticSearchRequest,
  SemanticSearchResult,
} from './models.js';
import { bothSpellings, camelCase, snakeCase, type Json } from './names.js';
import type { Session } from './session.js';

/** How the server is. */
export class HealthResource {
  constructor(private readonly session: Session) {}

  /** Asks without credentials. */
  async check(): Promise<Health> {
    return camelCase(await this.session.call('GET', '/health', { authorized: false })) as Health;
  }

  /** Figures of the system, its API and the business. */
  async metrics(): Promise<Metrics> {
    return camelCase(await this.session.call('GET', '/metrics')) as Metrics;
  }
}

/** What the platform knows. */
export class KnowledgeGraph {
  constructor(private readonly session: Session) {}

  /** Runs a Cypher statement. */
  async query(query: KnowledgeGraphQuery): Promise<KnowledgeGraphResult> {
    const answer = await this.session.call('POST', '/knowledge-graph/query', {
      body: snakeCase(query, { parameters: 'none' }),
      repeatable: query.accessMode !== 'write',
    });
    return camelCase(answer, { results: 'none', rows: 'none', plan: 'none' }) as KnowledgeGraphResult;
  }

  /** Entities that are close to the query in meaning. */
  async semanticSearch(request: SemanticSearchRequest): Promise<SemanticSearchResult> {
    const answer = await this.session.call('POST', '/knowledge-graph/semantic-search', {
      body: snakeCase(request, { filters: 'none' }),
      repeatable: true,
    });
    return camelCase(answer, { entity_data: 'none' }) as SemanticSearchResult;
  }

  /** Changes as they are committed, from now on or after `lastEventId`. */
  async *streamUpdates(filters: GraphUpdateFilters = {}, options: StreamOptions = {}): AsyncGenerator<GraphUpdate, void, void> {
    const wanted = {
      types: filters.entityTypes?.join(',') || undefined,
      changes: filters.changeTypes?.join(',') || undefined,
      subject: filters.entityId,
    };
    for await (const change of new EventStream(this.session, wanted, options)) {
      if (change) yield update(change);
    }
  }
}

/** How the business does. */
export class BusinessIntelligence {
  constructor(private readonly session: Session) {}

  /** The figures of now, or of another date; of all customers, or of a segment. */
  async getDashboard(query: DashboardQuery = {}): Promise<Dashboard> {
    const parameters = snakeCase(query) as Json;
    const answer = (await this.session.call('GET', '/business-intelligence/dashboard', { parameters })) as Json;
    const dashboard = camelCase(answer, { metrics: 'none' }) as Json;
    return { ...dashboard, metrics: bothSpellings(answer.metrics) } as unknown as Dashboard;
  }

  /** Begins a cycle of optimisation. It is not sent again when the connection breaks, as there are few in a day. */
  async executeCycle(request: OptimizationRequest): Promise<OptimizationCycle> {
    const answer = await this.session.call('POST', '/business-intelligence/execute-cycle', { body: snakeCase(request) });
    return camelCase(answer) as OptimizationCycle;
  }
}

function update(change: Change): GraphUpdate {
  const [first, second] = change.subjects;
  return {
    eventId: change.id,
    changeType: change.change,
    entityId: first,
    entityType: change.type ?? undefined,
    timestamp: change.at || undefined,
    relationship: change.relationship ? { type: change.relationship, startId: first ?? '', endId: second ?? '' } : undefined,
  };
}
