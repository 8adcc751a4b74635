import { AIAAuthenticationError, AIAConnectionError, AIAError, AIATimeoutError, errorOf } from './errors.js';
import { passes, pause, retryAfter, waitBefore } from './retry.js';
import type { Settings } from './settings.js';
import { Silence, textOf } from './silence.js';
import { Tokens } from './tokens.js';

export interface Call {
  body?: unknown;
  parameters?: Record<string, unknown>;
  /** That to send it twice does no harm; without, that is so for idempotent methods and with a key. */
  repeatable?: boolean;
  idempotencyKey?: string | undefined;
  /** false for what needs no credentials. */
  authorized?: boolean;
}

interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
  repeatable: boolean;
}

interface Incoming {
  status: number;
  headers: Headers;
  content: unknown;
}

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** One conversation with the server: token, retries, errors. */
export class Session {
  private readonly tokens = new Tokens(() => this.fetchToken());
  private readonly end = new AbortController();

  constructor(private readonly settings: Settings) {}

  /** Aborted when the client is closed. */
  get closing(): AbortSignal {
    return this.end.signal;
  }

  get retries(): number {
    return this.settings.retries;
  }

  /** Milliseconds. */
  get maxRetryWait(): number {
    return this.settings.maxRetryWait;
  }

  /** What the server answers: JSON as a value, other text as a string, nothing as undefined. */
  async call(method: string, path: string, call: Call = {}): Promise<unknown> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (call.body !== undefined) headers['Content-Type'] = 'application/json';
    if (call.idempotencyKey !== undefined) headers['Idempotency-Key'] = call.idempotencyKey;
    const outgoing = {
      method,
      url: this.settings.baseUrl + path + query(call.parameters),
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      repeatable: call.repeatable ?? (IDEMPOTENT.has(method) || call.idempotencyKey !== undefined),
    };
    if (call.authorized === false) return this.send(outgoing);
    return this.withToken((token) => this.send({ ...outgoing, headers: { ...headers, Authorization: `Bearer ${token}` } }));
  }

  /** One try to open a stream of events. */
  async open(path: string, token: string, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    if (lastEventId !== undefined) headers['Last-Event-ID'] = lastEventId;
    const silence = new Silence(this.settings.timeout);
    try {
      const response = await this.fetched(this.settings.baseUrl + path, { headers, signal: AbortSignal.any([signal, silence.signal]) });
      if (!response.ok) throw errorOf(response.status, content(await textOf(response, silence), response.headers), retryAfter(response.headers));
      return response;
    } catch (error) {
      throw error instanceof AIAError ? error : lost(error);
    } finally {
      silence.over();
    }
  }

  /** Does it once more with another token, if the first is not taken. */
  async withToken<T>(action: (token: string) => Promise<T>): Promise<T> {
    const token = await this.tokens.current();
    try {
      return await action(token);
    } catch (error) {
      if (!(error instanceof AIAAuthenticationError) || error.status !== 401) throw error;
      this.tokens.refused(token);
    }
    return action(await this.tokens.current());
  }

  /** An open stream's token is good no more. */
  refused(token: string): void {
    this.tokens.refused(token);
  }

  async authenticate(): Promise<void> {
    await this.tokens.current();
  }

  close(): void {
    this.end.abort();
  }

  private async send(outgoing: Outgoing): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      const asked = await this.attempt(outgoing, attempt);
      if ('content' in asked) return asked.content;
      await pause(waitBefore(attempt, asked.seconds), this.closing);
      this.requireOpen();
    }
  }

  /** The answer, or how long the server asked to wait before the next try. */
  private async attempt(outgoing: Outgoing, attempt: number): Promise<{ content: unknown } | { seconds: number | undefined }> {
    let incoming: Incoming;
    try {
      incoming = await this.exchange(outgoing);
    } catch (error) {
      const harmless = error instanceof AIAConnectionError && (outgoing.repeatable || !error.sent);
      if (!harmless || attempt >= this.settings.retries || this.closing.aborted) throw error;
      return { seconds: undefined };
    }
    if (incoming.status < 400) return { content: incoming.content };
    const seconds = retryAfter(incoming.headers);
    // Who asks too often is refused before anything is done.
    const harmless = outgoing.repeatable || incoming.status === 429;
    const patient = attempt < this.settings.retries && (seconds ?? 0) * 1000 <= this.settings.maxRetryWait;
    if (passes(incoming.status) && harmless && patient) return { seconds };
    throw errorOf(incoming.status, incoming.content, seconds);
  }

  private async exchange({ method, url, headers, body }: Outgoing): Promise<Incoming> {
    const silence = new Silence(this.settings.timeout);
    try {
      const response = await this.fetched(url, { method, headers, body, signal: AbortSignal.any([this.closing, silence.signal]) });
      silence.heard();
      return { status: response.status, headers: response.headers, content: content(await textOf(response, silence), response.headers) };
    } catch (error) {
      throw error instanceof AIAConnectionError ? error : lost(error);
    } finally {
      silence.over();
    }
  }

  private async fetched(url: string, request: RequestInit): Promise<Response> {
    this.requireOpen();
    try {
      return await this.settings.fetch(url, { ...request, redirect: 'error', credentials: 'omit', cache: 'no-store' });
    } catch (error) {
      throw lost(error);
    }
  }

  private requireOpen(): void {
    if (this.closing.aborted) throw new AIAConnectionError('The client is closed', false);
  }

  private fetchToken(): Promise<unknown> {
    const { baseUrl, clientId, clientSecret } = this.settings;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    return this.send({
      method: 'POST',
      url: `${baseUrl}/auth/token`,
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      repeatable: true,
    });
  }
}

/** The parameters that are given, behind a question mark; each item of a list is a parameter of its own. */
export function query(parameters: Record<string, unknown> = {}): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().filter((one) => one !== undefined && one !== null).map((one) => [name, String(one)]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

function content(text: string, headers: Headers): unknown {
  if (text === '') return undefined;
  const kind = (headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  if (!kind.trim().endsWith('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function lost(error: unknown): AIAConnectionError {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return new AIATimeoutError('The server did not answer in time', true, { cause: error });
  if (name === 'AbortError') return new AIAConnectionError('The client is closed', true, { cause: error });
  const sent = !NEVER_SENT.has(cause?.code ?? '');
  const what = sent ? 'The connection to the server broke' : 'The server cannot be reached';
  return new AIAConnectionError(`${what}: ${cause?.message || cause?.code || message}`, sent, { cause: error });
}
