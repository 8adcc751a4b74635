const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const PASSING = new Set([429, 502, 503, 504]);

/** Whether an answer with this status may be another one soon. */
export function passes(status: number): boolean {
  return PASSING.has(status);
}

/**
 * Milliseconds before the next try: never less than the server asked for, else doubled each time and drawn from its upper half.
 *
 * @param attempt counts from 0
 * @param asked seconds
 */
export function waitBefore(attempt: number, asked: number | undefined): number {
  if (asked !== undefined) return asked * 1000 + Math.random() * 100;
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt, 16));
  return longest * (0.5 + Math.random() / 2);
}

/** Seconds that Retry-After asks for, as a number or a date (RFC 9110, section 10.2.3). */
export function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('Retry-After');
  if (text === null) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** Ends early, without an error, when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
