// Tokens, retries, errors and names, against a server that misbehaves on purpose.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import * as aia from '@aia/api-client';
import { Stub } from './stub.mjs';

const DASHBOARD = 'GET /business-intelligence/dashboard';
const CYCLE = 'POST /business-intelligence/execute-cycle';
const SUBMIT = 'POST /tasks/submit';
const REGISTER = 'POST /webhooks/register';
const BUSY = { status: 503, body: { error: { message: 'busy', code: 'E012' } }, headers: { 'Retry-After': '0' } };
const MONTHLY = { cycleType: 'monthly', constraints: { budgetLimit: 1, riskTolerance: 'low' } };

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

test('one token serves requests at once and after each other', async () => {
  stub.on(DASHBOARD, { body: {} });
  await Promise.all([client.businessIntelligence.getDashboard(), client.businessIntelligence.getDashboard()]);
  await client.businessIntelligence.getDashboard();

  assert.deepEqual(stub.asked('POST /auth/token').map((seen) => seen.body), ['grant_type=client_credentials&client_id=id&client_secret=secret']);
  assert.equal(stub.asked(DASHBOARD)[2].headers.authorization, 'Bearer token-1');
});

test('a token is replaced before it ends', async () => {
  stub.tokenLife = 0;
  stub.on(DASHBOARD, { body: {} });
  await client.businessIntelligence.getDashboard();
  await client.businessIntelligence.getDashboard();
  assert.equal(stub.asked(DASHBOARD)[1].headers.authorization, 'Bearer token-2');
});

test('a refused token is replaced once', async () => {
  const refusal = { status: 401, body: { error: { message: 'no', code: 'E019' } } };
  stub.on(CYCLE, refusal, { body: { optimization_id: 'opt_1' } }, refusal);
  assert.equal((await client.businessIntelligence.executeCycle(MONTHLY)).optimizationId, 'opt_1');
  await assert.rejects(client.businessIntelligence.executeCycle(MONTHLY), aia.AIAAuthenticationError);
  assert.equal(stub.asked(CYCLE).length, 4);
});

test('credentials that are not good are said to be, and can be tried again', async () => {
  stub.on('POST /auth/token', { status: 401, body: { error: 'invalid_client', error_description: 'Wrong secret' } }, { body: { access_token: 't' } });
  await assert.rejects(client.authenticate(), { name: 'AIAAuthenticationError', code: 'invalid_client', message: 'Wrong secret' });
  await client.authenticate();
});

test('what can be repeated is tried again', async () => {
  stub.on(DASHBOARD, BUSY, { broken: true }, BUSY, { body: { dashboard_id: 'main' } });
  assert.equal((await client.businessIntelligence.getDashboard()).dashboardId, 'main');
});

test('it gives up after its retries', async () => {
  stub.on(DASHBOARD, BUSY);
  await assert.rejects(client.businessIntelligence.getDashboard(), aia.AIAServerError);
  assert.equal(stub.asked(DASHBOARD).length, 4);
});

test('what may have been done is not done twice', async () => {
  const register = () => client.request('POST', '/webhooks/register', { body: {} });
  stub.on(REGISTER, BUSY);
  await assert.rejects(register(), aia.AIAServerError);
  stub.on(REGISTER, { broken: true });
  await assert.rejects(register(), { name: 'AIAConnectionError', sent: true });
  assert.equal(stub.asked(REGISTER).length, 2);
});

test('what was refused for its rate is tried again, unless the wait is long', async () => {
  const limit = (seconds) => ({ status: 429, body: { error: { message: 'slow down', code: 'E021' } }, headers: { 'Retry-After': seconds } });
  stub.on(CYCLE, limit('0'), { body: { optimization_id: 'opt_1' } });
  await client.businessIntelligence.executeCycle(MONTHLY);
  stub.on(CYCLE, limit('7200'));
  await assert.rejects(client.businessIntelligence.executeCycle(MONTHLY), { name: 'AIARateLimitError', retryAfter: 7200 });
  assert.equal(stub.asked(CYCLE).length, 3);
});

test('a submission keeps its key, and the answer has what was asked', async () => {
  stub.on(SUBMIT, { broken: true }, BUSY, { body: { task_id: 'task_1', status: 'accepted', assigned_agents: ['a'] } });
  const task = await client.tasks.submit({ taskType: 'data_analysis', description: 'd', requirements: { groupBy: 'sector' } });

  assert.deepEqual(task, {
    taskType: 'data_analysis', description: 'd', requirements: { groupBy: 'sector' },
    taskId: 'task_1', status: 'accepted', progress: 0, assignedAgents: ['a'],
  });
  assert.equal(new Set(stub.asked(SUBMIT).map((seen) => seen.headers['idempotency-key'])).size, 1);
  assert.equal(stub.asked(SUBMIT).length, 3);
});

test('a cycle keeps its key', async () => {
  stub.on(CYCLE, { broken: true }, BUSY, { body: { optimization_id: 'opt_1' } });
  assert.equal((await client.businessIntelligence.executeCycle(MONTHLY)).optimizationId, 'opt_1');
  const keys = stub.asked(CYCLE).map((seen) => seen.headers['idempotency-key']);
  assert.deepEqual([keys.length, new Set(keys).size, keys[0].length], [3, 1, 36]);

  await client.businessIntelligence.executeCycle(MONTHLY, 'mine');
  assert.equal(stub.asked(CYCLE).at(-1).headers['idempotency-key'], 'mine');
});

test('errors tell what is at fault', async () => {
  const error = { type: 'ValidationError', message: 'The limit is wrong', code: 'E001', details: { field: 'limit' }, request_id: 'req_1' };
  stub.on('POST /knowledge-graph/semantic-search', { status: 422, body: { error } });
  await assert.rejects(client.knowledgeGraph.semanticSearch({ query: 'x', limit: 0 }), {
    name: 'AIAValidationError', message: 'The limit is wrong', status: 422, code: 'E001', field: 'limit', requestId: 'req_1',
  });
});

test('a server that is not there is a connection error', async () => {
  const nobody = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: 'http://127.0.0.1:1', retries: 1 });
  await assert.rejects(nobody.health.check(), aia.AIAConnectionError);
});

test('an answer may come as slowly as it likes while it comes', async () => {
  stub.on('GET /health', { slowly: JSON.stringify({ status: 'healthy' }), pause: 30 });
  const hasty = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: stub.url, retries: 0, timeout: 200 });
  assert.equal((await hasty.health.check()).status, 'healthy');
});

test('silence ends a request, and closing does', async () => {
  stub.on('GET /health', { events: [null] });
  const hasty = new aia.AIAClient({ clientId: 'id', clientSecret: 'secret', baseUrl: stub.url, retries: 0, timeout: 50 });
  await assert.rejects(hasty.health.check(), aia.AIATimeoutError);
  const waiting = assert.rejects(client.health.check(), /closed/);
  await client.close();
  await waiting;
  await assert.rejects(client.health.check(), /closed/);
});

test('names become snake_case on their way, and data keeps its own', async () => {
  stub.on(SUBMIT, { body: { task_id: 'task_1', status: 'accepted' } });
  await client.tasks.submit({
    taskType: 'classification',
    requirements: { dataSource: 'review', labels: { bigDeal: 'x' } },
    context: { userId: 'u' },
    retry: { maxAttempts: 2 },
  });
  assert.deepEqual(JSON.parse(stub.asked(SUBMIT)[0].body), {
    task_type: 'classification',
    requirements: { data_source: 'review', labels: { bigDeal: 'x' } },
    context: { user_id: 'u' },
    retry: { max_attempts: 2 },
  });

  stub.on('GET /tasks/task_1', {
    body: { task_id: 'task_1', task_type: 't', partial_results: { by_type: 1 }, results: { result_id: 'r', data: { by_type: 2 } }, requirements: { data_source: { a_b: 1 } } },
  });
  assert.deepEqual(await client.tasks.get('task_1'), {
    taskId: 'task_1', taskType: 't', partialResults: { by_type: 1 }, results: { resultId: 'r', data: { by_type: 2 } }, requirements: { dataSource: { a_b: 1 } },
  });

  stub.on('POST /knowledge-graph/query', { body: { query_id: 'q', results: [{ annual_revenue: 1 }], metadata: { execution_time_ms: 2 } } });
  const rows = await client.knowledgeGraph.query({ query: 'RETURN $myName', parameters: { myName: 1 }, includeMetadata: true });
  assert.deepEqual(rows, { queryId: 'q', results: [{ annual_revenue: 1 }], metadata: { executionTimeMs: 2 } });
  assert.deepEqual(JSON.parse(stub.asked('POST /knowledge-graph/query')[0].body), { query: 'RETURN $myName', parameters: { myName: 1 }, include_metadata: true });
});

test('metrics of the dashboard have both spellings', async () => {
  stub.on(DASHBOARD, { body: { dashboard_id: 'main', metrics: { revenue: { growth_rate: 5.93 } }, alerts: [{ action_required: true }] } });
  const dashboard = await client.businessIntelligence.getDashboard({ asOf: '1998-05-06' });

  assert.equal(dashboard.metrics.revenue.growth_rate, 5.93);
  assert.equal(dashboard.metrics.revenue.growthRate, 5.93);
  assert.equal(JSON.stringify(dashboard.metrics), '{"revenue":{"growthRate":5.93}}');
  assert.equal(dashboard.alerts[0].actionRequired, true);
  assert.match(stub.asked(DASHBOARD)[0].url, /\?as_of=1998-05-06$/);
});

test('what is data in figures and cycles keeps its names', async () => {
  const sent = { segment: { customer_group: ['a'] }, definitions: { 'revenue.growth_rate': 'x' }, alerts: [{ rule_id: 'r', figures: { lost_customers: 1 } }], metrics: { a_b: [{ c_d: 1 }] } };
  stub.on(DASHBOARD, { body: sent });
  const { segment, definitions, alerts, metrics } = await client.businessIntelligence.getDashboard({ segment: ['a:b', 'c:d, e'], activeDays: 3 });
  assert.deepEqual([segment, definitions, alerts], [sent.segment, sent.definitions, [{ ruleId: 'r', figures: { lost_customers: 1 } }]]);
  assert.deepEqual([metrics.aB[0].cD, metrics.a_b[0].c_d], [1, 1]);
  assert.match(stub.asked(DASHBOARD)[0].url, /\?segment=a%3Ab&segment=c%3Ad%2C\+e&active_days=3$/);

  const cycle = { optimization_id: 'o', assumptions: { contact_cost: 1 }, optimization_plan: { left_out: [{ evidence: { units_sold: 2 } }] } };
  stub.on(CYCLE, { body: cycle });
  const given = await client.businessIntelligence.executeCycle({ ...MONTHLY, assumptions: { contact_cost: 1 } });
  assert.deepEqual(given, { optimizationId: 'o', assumptions: { contact_cost: 1 }, optimizationPlan: { leftOut: [{ evidence: { units_sold: 2 } }] } });
  assert.deepEqual(JSON.parse(stub.asked(CYCLE)[0].body).assumptions, { contact_cost: 1 });
});

test('each task of a batch has a key of its own', async () => {
  stub.on('POST /tasks/batch-submit', { broken: true }, { body: { tasks: [{ task_id: 'task_1', status: 'accepted' }] } });
  const { tasks } = await client.tasks.submitBatch([{ taskType: 'a' }, { taskType: 'b', idempotencyKey: 'mine' }]);
  assert.equal(tasks[0].taskId, 'task_1');
  const [first, second] = stub.asked('POST /tasks/batch-submit').map((seen) => JSON.parse(seen.body).tasks);
  assert.deepEqual(first, second);
  assert.deepEqual(first.map((task) => task.task_type), ['a', 'b']);
  assert.deepEqual([first[0].idempotency_key.length, first[1].idempotency_key], [36, 'mine']);
});

test('settings that cannot be are named', () => {
  const good = { clientId: 'id', clientSecret: 'secret' };
  for (const [name, wrong] of [['timeout', 0], ['retries', -1], ['maxRetryWait', 0], ['clientId', '']]) {
    assert.throws(() => new aia.AIAClient({ ...good, [name]: wrong }), new RegExp(name));
  }
  assert.throws(() => new aia.AIAClient({ ...good, baseUrl: 'ftp://x' }), /base URL/);
});
