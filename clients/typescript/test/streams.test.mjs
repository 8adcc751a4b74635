// Streams across broken connections.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import * as aia from '@aia/api-client';
import { Stub } from './stub.mjs';

const STREAM = 'GET /events/stream';
const OPENING = 'retry: 1\nid: 1-1\n\n';

let stub;
let client;

beforeEach(async () => {
  stub = await Stub.start();
  client = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: stub.url, timeout: 5000 });
});

afterEach(async () => {
  await client.close();
  stub.stop();
});

function event(number, others = {}) {
  const data = { id: `${number}-1`, event: 'customer.created', type: 'customer', change: 'created', subjects: [`customer_${number}`], at: '2026-01-01T10:00:00Z', ...others };
  return `id: ${number}-1\nevent: ${data.event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function task(status, progress = 0) {
  return { body: { task_id: 'task_1', task_type: 't', status, progress } };
}

async function updates(count, filters, options) {
  const found = [];
  for await (const update of client.knowledgeGraph.streamUpdates(filters, options)) {
    found.push(update);
    if (found.length === count) break;
  }
  return found;
}

test('updates have the documented fields', async () => {
  const bought = { change: 'relationship_added', subjects: ['customer_2', 'product_9'], relationship: 'PURCHASED' };
  stub.on(STREAM, { events: [OPENING, event(1), event(2, bought), null] });
  const found = await updates(2, { entityTypes: ['customer', 'product'], changeTypes: ['created', 'relationship_added'] });

  const first = { eventId: '1-1', changeType: 'created', entityId: 'customer_1', entityType: 'customer', timestamp: '2026-01-01T10:00:00Z', relationship: undefined };
  assert.deepEqual(found[0], first);
  assert.deepEqual(found[1].relationship, { type: 'PURCHASED', startId: 'customer_2', endId: 'product_9' });
  assert.match(stub.asked(STREAM)[0].url, /\?types=customer%2Cproduct&changes=created%2Crelationship_added$/);
});

test('it comes back with the last id', async () => {
  stub.on(
    STREAM,
    { events: [OPENING, event(2), 'id: 3-1\n'] },
    { status: 503, headers: { 'Retry-After': '0' } },
    { events: [OPENING.slice(0, 7)] },
    { events: [': heartbeat\r\nid: 5-1\r\n\r\n'] },
    { events: [OPENING, event(6), null] },
  );
  const found = await updates(2, {}, { lastEventId: '1-9' });
  assert.deepEqual(found.map((update) => update.entityId), ['customer_2', 'customer_6']);
  assert.deepEqual(stub.asked(STREAM).map((seen) => seen.headers['last-event-id']), ['1-9', '2-1', '2-1', '2-1', '5-1']);
});

test('an answer that breaks off is sought again', async () => {
  stub.on(STREAM, { status: 503, cut: true }, { events: [OPENING, event(2)] }, { status: 503, cut: true }, { events: [OPENING, event(3), null] });
  assert.deepEqual((await updates(2)).map((update) => update.entityId), ['customer_2', 'customer_3']);
  const once = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: stub.url, retries: 0 });
  stub.on(STREAM, { status: 503, cut: true });
  await assert.rejects(once.knowledgeGraph.streamUpdates().next(), { name: 'AIAConnectionError', sent: true });
  await once.close();
});

test('an ended token is replaced', async () => {
  const ended = 'event: unauthenticated\ndata: {"reason": "expired"}\n\n';
  stub.on(STREAM, { events: [OPENING, ended, null] }, { events: [OPENING, event(2), null] });
  await updates(1);
  assert.deepEqual(stub.asked(STREAM).map((seen) => seen.headers.authorization), ['Bearer token-1', 'Bearer token-2']);
});

test('a gap is told', async () => {
  stub.on(STREAM, { events: [OPENING, 'id: 8-1\nevent: reset\ndata: {"reason": "no longer kept"}\n\n', null] });
  const [update] = await updates(1);
  assert.deepEqual([update.changeType, update.eventId, update.entityId], ['reset', '8-1', undefined]);
});

test('a stream that is refused is an error', async () => {
  stub.on(STREAM, { status: 403, body: { error: { message: 'needs graph:read', code: 'E020' } } });
  await assert.rejects(updates(1), aia.AIAPermissionError);
});

test('a long wait is left to the caller, and cut short once the stream stood', async () => {
  const long = { status: 503, headers: { 'Retry-After': '7200' } };
  stub.on(STREAM, long);
  await assert.rejects(updates(1), { name: 'AIAServerError', retryAfter: 7200 });
  assert.equal(stub.asked(STREAM).length, 1);
  stub.on(STREAM, { events: [OPENING] }, long, { events: [event(2), null] });
  const hasty = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: stub.url, maxRetryWait: 10 });
  assert.equal((await hasty.knowledgeGraph.streamUpdates().next()).value.entityId, 'customer_2');
  await hasty.close();
});

test('a task is followed to its end', async () => {
  stub.on(STREAM, { events: [OPENING, event(2), event(3), event(4), null] });
  stub.on('GET /tasks/task_1', ...[['accepted'], ['accepted'], ['in_progress', 50], ['in_progress', 50], ['completed', 100]].map((step) => task(...step)));
  const steps = [];
  for await (const step of client.tasks.monitor('task_1')) steps.push([step.status, step.progress]);
  assert.deepEqual(steps, [['accepted', 0], ['in_progress', 50], ['completed', 100]]);
  assert.match(stub.asked(STREAM)[0].url, /\?subject=task_1$/);
});

test('subscribers hear of changes until they want no more', async () => {
  stub.on(STREAM, { events: [OPENING, event(2), null] });
  stub.on('GET /tasks/task_1', task('accepted'), task('in_progress', 10));
  const heard = [];
  await new Promise((resolve, reject) => {
    const unsubscribe = client.tasks.subscribe('task_1', (step) => {
      heard.push(step.status);
      if (step.status === 'in_progress') {
        unsubscribe();
        resolve();
      }
    }, reject);
  });
  assert.deepEqual(heard, ['accepted', 'in_progress']);
  const failure = await new Promise((resolve) => client.tasks.subscribe('task_0', () => undefined, resolve));
  assert.ok(failure instanceof aia.AIANotFoundError);
});

test('all tasks are followed and nothing is told twice', async () => {
  stub.on(STREAM, { events: [OPENING, ...['task_1', 'task_1', 'task_gone', 'task_1'].map((id, at) => event(at + 2, { subjects: [id] })), null] });
  stub.on('GET /tasks/task_1', task('accepted'), task('accepted'), task('completed', 100));
  const steps = [];
  for await (const step of client.tasks.streamAll()) {
    steps.push(step.status);
    if (step.status === 'completed') break;
  }
  assert.deepEqual(steps, ['accepted', 'completed']);
});

test('closing the client ends its streams', async () => {
  stub.on(STREAM, { events: [OPENING, event(1), null] });
  const stream = client.knowledgeGraph.streamUpdates();
  await stream.next();
  const waiting = stream.next();
  await client.close();
  assert.equal((await waiting).done, true);
});
