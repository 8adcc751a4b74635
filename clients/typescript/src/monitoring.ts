import type { Activity, MonitoringDashboard, RecordedActivity, UserAnalytics } from './models.js';
import { camelCase, snakeCase, type Json, type Limits } from './names.js';
import type { Session } from './session.js';

// Their keys are endpoints and types of activities.
const FIGURES: Limits = { preferred_endpoints: 'none', activity_types: 'none' };

/** The time that figures are of: a period such as `7d`, which ends now or at `asOf`. */
export interface Period {
  period?: string;
  asOf?: string;
}

/** Who does what on the platform. */
export class Monitoring {
  constructor(private readonly session: Session) {}

  /**
   * Records what a user did, once however often it is sent. Of `details` and `context` the own names become snake_case, and what is deeper
   * stays as it is.
   */
  async trackUserActivity(activity: Activity, idempotencyKey: string = crypto.randomUUID()): Promise<RecordedActivity> {
    const body = snakeCase(activity, { details: 'top', context: 'top' });
    return camelCase(await this.session.call('POST', '/monitoring/track-user-activity', { body, idempotencyKey })) as RecordedActivity;
  }

  /** Figures of one user's requests. */
  async getUserAnalytics(userId: string, time: Period = {}): Promise<UserAnalytics> {
    return this.figures<UserAnalytics>(`/monitoring/user-analytics/${encodeURIComponent(userId)}`, time);
  }

  /** Figures of all users' requests. */
  async getDashboard(time: Period = {}): Promise<MonitoringDashboard> {
    return this.figures<MonitoringDashboard>('/monitoring/dashboard', time);
  }

  private async figures<T>(path: string, time: Period): Promise<T> {
    return camelCase(await this.session.call('GET', path, { parameters: snakeCase(time) as Json }), FIGURES) as T;
  }
}
