/** What a client is made with. */
export interface AIAClientOptions {
  clientId: string;
  clientSecret: string;
  /** The server's address; else the environment variable AIA_BASE_URL, where there are such, or else https://api.013a.tech. */
  baseUrl?: string;
  /** For how many milliseconds the server may be silent; 30000. */
  timeout?: number;
  /** How often a request is sent again that was lost or put off, and does no harm twice; 3. */
  retries?: number;
  /** A server that asks for more milliseconds than this is not waited for; 60000. */
  maxRetryWait?: number;
  /** In place of the platform's own. */
  fetch?: typeof fetch;
}

export type Settings = Required<AIAClientOptions>;

const PRODUCTION = 'https://api.013a.tech';

export function settingsOf(options: AIAClientOptions): Settings {
  const settings = {
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    baseUrl: address(options.baseUrl ?? environment('AIA_BASE_URL') ?? PRODUCTION),
    timeout: options.timeout ?? 30_000,
    retries: options.retries ?? 3,
    maxRetryWait: options.maxRetryWait ?? 60_000,
    fetch: options.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request)),
  };
  if (!settings.clientId || !settings.clientSecret) throw new TypeError('clientId and clientSecret must not be empty');
  for (const name of ['timeout', 'maxRetryWait'] as const) {
    if (!(settings[name] > 0)) throw new RangeError(`${name} must be more than 0 milliseconds, not ${settings[name]}`);
  }
  if (!(settings.retries >= 0)) throw new RangeError(`retries must be 0 or more, not ${settings.retries}`);
  return settings;
}

function address(text: string): string {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new TypeError(`The base URL must be such as https://host:port, not '${text}'`);
  }
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new TypeError(`The base URL must be such as https://host:port, not '${text}'`);
  }
  return url.href.replace(/\/+$/, '');
}

function environment(name: string): string | undefined {
  const process = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process;
  return process?.env?.[name] || undefined;
}
