import { AIAAPIError, AIAConnectionError, AIAError } from './errors.js';
import { frames, type Frame } from './frames.js';
import type { Camel, With } from './names.js';
import type { Event as SentEvent } from './openapi.js';
import { passes, pause, waitBefore } from './retry.js';
import { query, type Session } from './session.js';

/** A change of the graph as the server tells it; `reset` is one that tells that changes before it were lost. */
export type Change = Omit<With<Camel<SentEvent>, 'id' | 'event' | 'subjects' | 'at'>, 'change'> & {
  change: NonNullable<SentEvent['change']> | 'reset';
};

export interface StreamOptions {
  /** Where to resume: what came after this id is sent first. */
  lastEventId?: string | undefined;
  /** Ends the stream. */
  signal?: AbortSignal | undefined;
}

const LAST_WORDS = new Set(['dropped', 'unauthenticated', 'bye']);

/**
 * Every event that passes the filter, in order, across broken connections: after each it comes back with the last id. Undefined says that a
 * connection stands. The first one is tried as often as other requests; later ones are sought without end, and never waited for longer than
 * `maxRetryWait`.
 */
export class EventStream implements AsyncIterable<Change | undefined> {
  private readonly path: string;
  private readonly end: AbortSignal;
  private lastEventId: string | undefined;
  private wait = 2000;
  private stood = false;
  private token = '';

  constructor(private readonly session: Session, filters: Record<string, unknown>, options: StreamOptions = {}) {
    this.path = `/events/stream${query(filters)}`;
    this.lastEventId = options.lastEventId;
    this.end = options.signal ? AbortSignal.any([session.closing, options.signal]) : session.closing;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Change | undefined, void, void> {
    while (!this.end.aborted) {
      const body = await this.connect();
      if (body) yield* this.changes(body);
      await pause(this.wait * (1 + Math.random() / 2), this.end);
    }
  }

  /** Until the connection breaks or the server says its last words. */
  private async *changes(body: ReadableStream<Uint8Array>): AsyncGenerator<Change | undefined, void, void> {
    try {
      for await (const frame of frames(body)) {
        this.lastEventId = frame.id || this.lastEventId;
        if (/^\d+$/.test(frame.retry ?? '')) {
          this.wait = Number(frame.retry);
          // It is the first frame, and tells the place.
          yield undefined;
        }
        if (frame.event === 'unauthenticated') this.session.refused(this.token);
        if (LAST_WORDS.has(frame.event ?? '')) return;
        if (frame.data !== undefined) yield change(frame);
      }
    } catch (error) {
      if (error instanceof SyntaxError) throw error;
    }
  }

  private async connect(): Promise<ReadableStream<Uint8Array> | null> {
    for (let failures = 0; !this.end.aborted; failures++) {
      try {
        const response = await this.session.withToken((token) => this.open(token));
        this.stood = true;
        return response.body;
      } catch (error) {
        if (this.end.aborted) return null;
        const asked = error instanceof AIAAPIError ? error.retryAfter : undefined;
        const patient = failures < this.session.retries && (asked ?? 0) * 1000 <= this.session.maxRetryWait;
        if (!isPassing(error) || !(this.stood || patient)) throw error;
        await pause(Math.min(waitBefore(failures, asked), this.session.maxRetryWait), this.end);
      }
    }
    return null;
  }

  private open(token: string): Promise<Response> {
    this.token = token;
    return this.session.open(this.path, token, this.lastEventId, this.end);
  }
}

function isPassing(error: unknown): error is AIAError {
  return error instanceof AIAAPIError ? passes(error.status) : error instanceof AIAConnectionError;
}

function change(frame: Frame): Change {
  const data = JSON.parse(frame.data ?? '{}') as Partial<Change>;
  const base = { id: frame.id ?? '', event: frame.event ?? '', subjects: [], at: '' };
  return frame.event === 'reset' ? { ...base, change: 'reset' } : ({ ...base, ...data } as Change);
}
