import { EventStream, type Change, type StreamOptions } from './events.js';
import type {
  GraphUpdate,
  GraphUpdateFilters,
  Health,
  KnowledgeGraphQuery,
  KnowledgeGraphResult,
  KnowledgeGraphTable,
  Metrics,
  SemanticSearchRequest,
  SemanticSearchResult,
} from './models.js';
import { camelCase, snakeCase } from './names.js';
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
  query(query: KnowledgeGraphQuery & { format: 'table' }): Promise<KnowledgeGraphTable>;
  query(query: KnowledgeGraphQuery): Promise<KnowledgeGraphResult>;
  async query(query: KnowledgeGraphQuery): Promise<KnowledgeGraphResult | KnowledgeGraphTable> {
    const answer = await this.session.call('POST', '/knowledge-graph/query', {
      body: snakeCase(query, { parameters: 'none' }),
      repeatable: query.accessMode !== 'write',
    });
    return camelCase(answer, { results: 'none', rows: 'none', arguments: 'none' }) as KnowledgeGraphResult;
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
