/** What came before an empty line; undefined is what it did not have. */
export interface Frame {
  id?: string;
  event?: string;
  data?: string;
  retry?: string;
}

// The server breaks the silence of a stream every 15 seconds, unless it was set otherwise.
const LONGEST_SILENCE = 60_000;

/** Reads the format of WHATWG's HTML Living Standard, section "Server-sent events"; a frame that is cut off is dropped. */
export async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame, void, void> {
  let frame: Frame = {};
  for await (const line of lines(body)) {
    if (line === '') {
      if (Object.keys(frame).length > 0) yield frame;
      frame = {};
    } else {
      take(line, frame);
    }
  }
}

function take(line: string, frame: Frame): void {
  const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === 'data') {
    frame.data = frame.data === undefined ? value : `${frame.data}\n${value}`;
  } else if (name === 'id' || name === 'event' || name === 'retry') {
    frame[name] = value;
  }
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let chunk = await read(reader); !chunk.done; chunk = await read(reader)) {
      const parts = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ done: boolean; value?: Uint8Array | undefined }> {
  const timer = setTimeout(() => reader.cancel().catch(() => undefined), LONGEST_SILENCE);
  try {
    return await reader.read();
  } finally {
    clearTimeout(timer);
  }
}
