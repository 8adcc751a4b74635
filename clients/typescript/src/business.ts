import type {
  Dashboard,
  DashboardQuery,
  OptimizationCycle,
  OptimizationCyclePage,
  OptimizationRequest,
} from './models.js';
import { bothSpellings, camelCase, snakeCase, type Json, type Limits } from './names.js';
import type { Session } from './session.js';

// Their keys are properties, names of figures and the like.
const DASHBOARD: Limits = { metrics: 'none', segment: 'none', definitions: 'none', figures: 'none' };
const CYCLE: Limits = { evidence: 'none', assumptions: 'none' };

/** How the business does. */
export class BusinessIntelligence {
  constructor(private readonly session: Session) {}

  /** The figures of now, or of another date; of all customers, or of a segment. */
  async getDashboard(query: DashboardQuery = {}): Promise<Dashboard> {
    const parameters = snakeCase(query) as Json;
    const answer = (await this.session.call('GET', '/business-intelligence/dashboard', { parameters })) as Json;
    const dashboard = camelCase(answer, DASHBOARD) as Json;
    return { ...dashboard, metrics: bothSpellings(answer.metrics) } as unknown as Dashboard;
  }

  /** Begins a cycle of optimisation: once, and it counts once, however often it is sent. */
  async executeCycle(request: OptimizationRequest, idempotencyKey: string = crypto.randomUUID()): Promise<OptimizationCycle> {
    const body = snakeCase(request, CYCLE);
    const answer = await this.session.call('POST', '/business-intelligence/execute-cycle', { body, idempotencyKey });
    return camelCase(answer, CYCLE) as OptimizationCycle;
  }

  /** How a cycle stands. */
  async getCycle(optimizationId: string): Promise<OptimizationCycle> {
    const path = `/business-intelligence/cycles/${encodeURIComponent(optimizationId)}`;
    return camelCase(await this.session.call('GET', path), CYCLE) as OptimizationCycle;
  }

  /** A page of cycles, the newest first. */
  async listCycles(page: { limit?: number; cursor?: string } = {}): Promise<OptimizationCyclePage> {
    const answer = await this.session.call('GET', '/business-intelligence/cycles', { parameters: page });
    return camelCase(answer, CYCLE) as OptimizationCyclePage;
  }
}
