// A server that answers what a test tells it to.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @typedef {{status?: number, body?: unknown, headers?: Record<string, string>, broken?: boolean, cut?: boolean, events?: Array<string | null>, slowly?: string, pause?: number}} Reply */

/** Replies in the order they were given for each `METHOD /path`; the last one again and again. */
export class Stub {
  seen = [];
  tokenLife = 3600;
  #replies = new Map();
  #server = createServer((request, response) => this.#handle(request, response));

  static async start() {
    const stub = new Stub();
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  on(request, ...replies) {
    this.#replies.set(request, replies);
  }

  asked(request) {
    return this.seen.filter((seen) => seen.name === request);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #handle(request, response) {
    let body = '';
    for await (const chunk of request) body += chunk;
    const name = `${request.method} ${request.url.split('?')[0]}`;
    this.seen.push({ name, url: request.url, headers: request.headers, body });
    this.#answer(this.#reply(name), request, response);
  }

  #reply(name) {
    const replies = this.#replies.get(name);
    if (replies) return replies.length > 1 ? replies.shift() : replies[0];
    if (name !== 'POST /auth/token') return { status: 404, body: { error: { message: `nothing at ${name}`, code: 'E003' } } };
    return { body: { access_token: `token-${this.asked(name).length}`, expires_in: this.tokenLife } };
  }

  #answer({ status = 200, body, headers = {}, broken, cut, events, slowly, pause }, request, response) {
    if (broken) return request.socket.destroy();
    if (cut) return this.#cutOff(status, request, response);
    if (slowly) return this.#trickle(slowly, pause, response);
    if (!events) {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      return response.end(body === undefined ? '' : JSON.stringify(body));
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.flushHeaders();
    for (const event of events) if (event !== null) response.write(event);
    if (events.at(-1) !== null) response.end();
  }

  /** Its head, and no more than a part of the body that it promises. */
  #cutOff(status, request, response) {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{', () => request.socket.destroy());
  }

  /** One character after another, and so many milliseconds between. */
  async #trickle(text, pause, response) {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    for (const character of text) {
      response.write(character);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    response.end();
  }
}
