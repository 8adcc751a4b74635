/** Aborts its signal when nothing was heard for so many milliseconds. */
export class Silence {
  private readonly end = new AbortController();
  private timer: ReturnType<typeof setTimeout>;

  constructor(private readonly longest: number) {
    this.timer = this.begin();
  }

  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Something came: the silence begins anew. */
  heard(): void {
    this.over();
    this.timer = this.begin();
  }

  /** Nothing more is waited for. */
  over(): void {
    clearTimeout(this.timer);
  }

  private begin(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.end.abort(new DOMException('The server was silent for too long', 'TimeoutError')), this.longest);
  }
}

/** The whole body as text, each part of which is heard. */
export async function textOf(response: Response, silence: Silence): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    silence.heard();
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
