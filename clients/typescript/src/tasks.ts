import { AIANotFoundError } from './errors.js';
import { EventStream, type StreamOptions } from './events.js';
import type { TaskBatch, TaskPage, TaskStatus, TaskSubmissionRequest } from './models.js';
import { camelCase, snakeCase, type Json, type Limits } from './names.js';
import type { Session } from './session.js';

const LIMITS: Limits = {
  requirements: 'top',
  context: 'top',
  partial_results: 'none',
  data: 'none',
  metrics: 'none',
  media: 'none',
};
const ENDED = new Set(['completed', 'failed', 'cancelled']);
const REMEMBERED = 10_000;

/** Work for agents. */
export class Tasks {
  constructor(private readonly session: Session) {}

  /**
   * Submits a task, once however often it is sent. Of `requirements` and `context` the own names become snake_case, and what is deeper
   * stays as it is.
   */
  async submit(request: TaskSubmissionRequest): Promise<TaskStatus> {
    const { idempotencyKey, ...task } = request;
    const key = idempotencyKey ?? crypto.randomUUID();
    const answer = await this.session.call('POST', '/tasks/submit', { body: snakeCase(task, LIMITS), idempotencyKey: key });
    const accepted = status(answer);
    const begun = accepted.status === 'accepted' ? { progress: 0 } : {};
    return { ...task, ...begun, ...accepted };
  }

  /** Submits up to 10,000 tasks, each once however often it is sent; each is accepted or refused by itself. */
  async submitBatch(requests: TaskSubmissionRequest[]): Promise<TaskBatch> {
    const tasks = requests.map((task) => snakeCase({ ...task, idempotencyKey: task.idempotencyKey ?? crypto.randomUUID() }, LIMITS));
    return camelCase(await this.session.call('POST', '/tasks/batch-submit', { body: { tasks }, repeatable: true })) as TaskBatch;
  }

  /** How the task stands. */
  async get(taskId: string): Promise<TaskStatus> {
    return status(await this.session.call('GET', path(taskId)));
  }

  /** A page of tasks, the newest first. */
  async list(filters: { status?: string; taskType?: string; sort?: string; limit?: number; cursor?: string } = {}): Promise<TaskPage> {
    return camelCase(await this.session.call('GET', '/tasks', { parameters: snakeCase(filters) as Json }), LIMITS) as TaskPage;
  }

  /** Ends a task that waits, and asks the worker of a running one to stop. */
  async cancel(taskId: string, reason?: string): Promise<TaskStatus> {
    return status(await this.session.call('POST', `${path(taskId)}/cancel`, { body: { reason } }));
  }

  /** Puts a failed or cancelled task back. */
  async retry(taskId: string): Promise<TaskStatus> {
    return status(await this.session.call('POST', `${path(taskId)}/retry`));
  }

  /** The task as it stands, then whenever it changes, until it has ended. Needs `graph:read` besides `tasks:read`. */
  async *monitor(taskId: string, options: Pick<StreamOptions, 'signal'> = {}): AsyncGenerator<TaskStatus, void, void> {
    let task = await this.get(taskId);
    yield task;
    if (ENDED.has(task.status)) return;
    for await (const _ of new EventStream(this.session, { subject: taskId }, options)) {
      const now = await this.get(taskId);
      if (!same(task, now)) yield now;
      if (ENDED.has(now.status)) return;
      task = now;
    }
  }

  /** Calls `onUpdate` for what `monitor` gives, until what is returned is called. What goes wrong goes to `onError`, else to the console. */
  subscribe(
    taskId: string,
    onUpdate: (task: TaskStatus) => void,
    onError: (error: unknown) => void = (error) => console.error(`The subscription to ${taskId} ended:`, error),
  ): () => void {
    const end = new AbortController();
    const follow = async () => {
      for await (const task of this.monitor(taskId, { signal: end.signal })) {
        if (end.signal.aborted) return;
        onUpdate(task);
      }
    };
    follow().catch((error: unknown) => {
      if (!end.signal.aborted && !this.session.closing.aborted) onError(error);
    });
    return () => end.abort();
  }

  /** Every task that the caller may read, whenever it changes. */
  async *streamAll(options: StreamOptions = {}): AsyncGenerator<TaskStatus, void, void> {
    const known = new Map<string, TaskStatus>();
    for await (const event of new EventStream(this.session, { types: 'task', changes: 'created,updated' }, options)) {
      for (const taskId of event?.subjects ?? []) {
        const task = await this.find(taskId);
        if (task && !same(task, known.get(taskId))) yield task;
        if (task) remember(task, known);
      }
    }
  }

  private async find(taskId: string): Promise<TaskStatus | undefined> {
    try {
      return await this.get(taskId);
    } catch (error) {
      if (error instanceof AIANotFoundError) return undefined;
      throw error;
    }
  }
}

function remember(task: TaskStatus, known: Map<string, TaskStatus>): void {
  known.delete(task.taskId);
  known.set(task.taskId, task);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
}

function path(taskId: string): string {
  return `/tasks/${encodeURIComponent(taskId)}`;
}

function status(answer: unknown): TaskStatus {
  return camelCase(answer, LIMITS) as TaskStatus;
}

function same(one: TaskStatus, other: TaskStatus | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
