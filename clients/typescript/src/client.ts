import { BusinessIntelligence } from './business.js';
import { Monitoring } from './monitoring.js';
import { HealthResource, KnowledgeGraph } from './resources.js';
import { Session, type Call } from './session.js';
import { settingsOf, type AIAClientOptions } from './settings.js';
import { Tasks } from './tasks.js';

/** A client of the AIA knowledge platform. Close it when it is done with, or streams stay open. */
export class AIAClient {
  readonly health: HealthResource;
  readonly tasks: Tasks;
  readonly knowledgeGraph: KnowledgeGraph;
  readonly businessIntelligence: BusinessIntelligence;
  readonly monitoring: Monitoring;
  private readonly session: Session;

  constructor(options: AIAClientOptions) {
    this.session = new Session(settingsOf(options));
    this.health = new HealthResource(this.session);
    this.tasks = new Tasks(this.session);
    this.knowledgeGraph = new KnowledgeGraph(this.session);
    this.businessIntelligence = new BusinessIntelligence(this.session);
    this.monitoring = new Monitoring(this.session);
  }

  /** Fetches an access token now; otherwise that is done when the first is needed. */
  authenticate(): Promise<void> {
    return this.session.authenticate();
  }

  /** Any request for which there is no method here; names are sent and answered as they are. */
  request(method: string, path: string, call: Pick<Call, 'body' | 'parameters' | 'idempotencyKey'> = {}): Promise<unknown> {
    return this.session.call(method.toUpperCase(), path, call);
  }

  /** Ends open streams and requests. */
  async close(): Promise<void> {
    this.session.close();
  }
}
