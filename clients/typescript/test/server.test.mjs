// The client against a running server.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import * as aia from '@aia/api-client';
import { typesOf } from '../scripts/generate-types.mjs';
import { baseUrl, clientId, clientSecret, noServer } from './server.mjs';

const COUNTS = { dataSource: 'customer', analysisType: 'counts' };

let client;

before(() => {
  if (!noServer) client = new aia.AIAClient({ clientId, clientSecret, baseUrl });
});

after(() => client?.close());

async function customer() {
  const id = `customer_${crypto.randomUUID().replaceAll('-', '')}`;
  const query = "CREATE (:Customer:Entity {id: $id, type: 'customer', name: 'Acme Corp', annual_revenue: 5})";
  await client.knowledgeGraph.query({ query, parameters: { id }, accessMode: 'write' });
  return id;
}

test('the server is healthy', { skip: noServer }, async () => {
  const health = await client.health.check();
  assert.deepEqual([health.status, health.services.knowledgeGraph], ['healthy', 'healthy']);
  assert.ok((await client.health.metrics()).systemMetrics.memoryUsage >= 0);
});

test('a task is monitored to its results', { skip: noServer }, async () => {
  await customer();
  const task = await client.tasks.submit({ taskType: 'data_analysis', requirements: COUNTS });
  let last;
  for await (const update of client.tasks.monitor(task.taskId)) last = update;
  assert.deepEqual([last.status, last.progress, last.requirements], ['completed', 100, COUNTS]);
  assert.ok(last.results.summary);
});

test('the same key is the same task', { skip: noServer }, async () => {
  const request = { taskType: 'unknown_work', idempotencyKey: crypto.randomUUID() };
  const [first, second] = [await client.tasks.submit(request), await client.tasks.submit(request)];
  assert.equal(first.taskId, second.taskId);
  assert.equal((await client.tasks.cancel(first.taskId, 'enough')).status, 'cancelled');
  assert.equal((await client.tasks.list({ status: 'cancelled', limit: 1 })).tasks.length, 1);
});

test('the graph is asked exactly and by meaning', { skip: noServer }, async () => {
  const id = await customer();
  const rows = await client.knowledgeGraph.query({ query: 'MATCH (c:Customer {id: $id}) RETURN c.annual_revenue AS annual_revenue', parameters: { id } });
  assert.deepEqual(rows.results, [{ annual_revenue: 5 }]);
  const found = await client.knowledgeGraph.semanticSearch({ query: 'Acme Corp', types: ['customer'], limit: 3 });
  assert.ok(found.results.every((hit) => hit.entityType === 'customer' && hit.entityData.name));
});

test('a bad request names its field', { skip: noServer }, async () => {
  await assert.rejects(client.knowledgeGraph.semanticSearch({ query: 'x', limit: 0 }), { name: 'AIAValidationError', code: 'E001', field: 'limit' });
  await assert.rejects(client.tasks.get('task_none'), aia.AIANotFoundError);
  const wrong = new aia.AIAClient({ clientId, clientSecret: 'wrong', baseUrl });
  await assert.rejects(wrong.authenticate(), aia.AIAAuthenticationError);
});

test('updates are resumed where they were left', { skip: noServer }, async () => {
  const filters = { entityTypes: ['customer'], changeTypes: ['created'] };
  const stream = client.knowledgeGraph.streamUpdates(filters);
  const made = [];
  let seen;
  const first = stream.next().then((update) => (seen = update.value));
  while (!seen) {
    made.push(await customer());
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  await stream.return();
  assert.ok(made.includes(seen.entityId));
  made.push(await customer());
  for await (const update of client.knowledgeGraph.streamUpdates(filters, { lastEventId: seen.eventId })) {
    assert.ok(made.includes(update.entityId));
    if (update.entityId === made.at(-1)) break;
  }
});

test('the types are those of the server', { skip: noServer }, async () => {
  const described = typesOf(await (await fetch(`${baseUrl}/api/openapi.json`)).json());
  const committed = await readFile(new URL('../src/openapi.ts', import.meta.url), 'utf8');
  const fields = (types) => types.replaceAll(/^ *\/\*\*.*\n/gm, '');
  assert.equal(fields(committed), fields(described), 'run: npm run types');
});
