// The TypeScript and JavaScript samples of the API document and of the clients' own page, run against a running server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { AIAClient } from '@aia/api-client';
import { baseUrl, clientId, clientSecret, eventReader, noDocument, noGuide, noServer, quickStart, sample } from './server.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const HERE = new URL('.', import.meta.url);
const SAMPLES = new URL('samples/', HERE);
const OPTIONS = ['--strict', '--skipLibCheck', '--target', 'ES2022', '--module', 'NodeNext', '--jsx', 'react', '--esModuleInterop', '--types', 'react'];

before(async () => {
  if (noServer) return;
  await mkdir(SAMPLES, { recursive: true });
  await copyFile(new URL('types.ts', HERE), new URL('types.ts', SAMPLES));
  const written = noDocument ? [] : [
    write('sdk.ts', sample('TypeScript SDK Example', 'typescript')),
    write('react.tsx', sample('React Integration Example', 'typescript')),
    write('hand-written.cjs', sample('JavaScript/Node.js Example', 'javascript')),
  ];
  await Promise.all([seed(), ...written]);
  const compiled = ['types.ts', ...(noDocument ? [] : ['sdk.ts', 'react.tsx'])];
  await run(process.execPath, [require.resolve('typescript/bin/tsc'), ...OPTIONS, ...compiled], { cwd: SAMPLES }).catch((error) => assert.fail(error.stdout));
});

function write(name, code) {
  return writeFile(new URL(name, SAMPLES), code);
}

/** Something to be found, and purchases of this month and the one before. */
async function seed() {
  const client = new AIAClient({ clientId, clientSecret, baseUrl });
  const query = `
    MERGE (c:Customer:Entity {id: 'customer_acme'}) SET c.type = 'customer', c.name = 'Acme Corp',
        c.description = 'An enterprise customer with high satisfaction'
    MERGE (p:Product:Entity {id: 'product_anvil'}) SET p.type = 'product', p.name = 'Anvil', p.category = 'Technology'
    WITH c, p UNWIND range(0, 400) AS days
    CREATE (c)-[:PURCHASED {at: datetime() - duration({days: days}), amount: 100.0, quantity: 1}]->(p)
    WITH DISTINCT c MERGE (f:CustomerFeedback:Entity {id: 'customer_feedback_1'})
        SET f.type = 'customer_feedback', f.text = 'I love it, it is wonderful.'`;
  await client.knowledgeGraph.query({ query, accessMode: 'write' });
  await client.close();
}

test('what has a type is so', { skip: noServer }, async () => {
  const { stdout } = await run(process.execPath, ['types.js'], { cwd: SAMPLES, timeout: 60_000 });
  assert.equal(stdout, 'All is as its type says\n');
});

test('the samples run', { skip: noDocument }, async (context) => {
  await context.test('the TypeScript SDK example', async () => {
    const { stdout, stderr } = await run(process.execPath, ['sdk.js'], { cwd: SAMPLES, timeout: 60_000 });
    assert.match(stdout, /^API Status: healthy\nTask submitted: task_\w+\n(Progress: \d+%\n)+/);
    assert.match(stdout, /Progress: 100%\nTask completed: \{[^]*summary: '1 texts: 1 positive'/);
    assert.match(stdout, /Found 20 relationships\n/);
    assert.match(stdout, /Revenue Growth: -?[\d.]+%\nCustomer Satisfaction: .+\/10\nOptimization initiated: \S+\n$/);
    assert.doesNotMatch(stderr, /^Error:/m);
  });

  await context.test('the React example', async () => {
    const { createElement } = require('react');
    const { act, create } = require('react-test-renderer');
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    const { default: TaskMonitor } = await import(new URL('react.js', SAMPLES).href);
    let page;
    await act(async () => {
      page = create(createElement(TaskMonitor, { clientId, clientSecret }));
    });
    const button = () => page.root.findAllByType('button')[0].props;
    const statuses = () => page.root.findAll((node) => /^status /.test(node.props.className ?? '')).map((node) => node.props.children);
    await until(act, () => !button().disabled);
    await act(async () => {
      await button().onClick();
    });
    assert.equal(statuses().length, 1);
    await until(act, () => statuses()[0] === 'failed');
    const [task] = (await failedTasks()).tasks;
    assert.match(task.error.message, /^Name either requirements\.data_source/);
    assert.equal(page.root.findByType('h3').props.children, 'data_analysis');
    await act(async () => page.unmount());
  });
});

/** Those that were submitted last, first; the sample names no data to analyse, and shows no error. */
async function failedTasks() {
  const client = new AIAClient({ clientId, clientSecret, baseUrl });
  try {
    return await client.tasks.list({ status: 'failed', taskType: 'data_analysis', limit: 1 });
  } finally {
    await client.close();
  }
}

async function until(act, condition) {
  for (const end = Date.now() + 30_000; !condition(); ) {
    assert.ok(Date.now() < end, 'It does not happen within half a minute');
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
}

test('the quick start', { skip: noGuide }, async () => {
  await write('quick-start.mjs', quickStart());
  const { stdout } = await run(process.execPath, ['quick-start.mjs'], { cwd: SAMPLES, timeout: 60_000 });
  assert.match(stdout, /^completed 100$/m);
});

test('a page reads events', { skip: noGuide }, async () => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const { access_token: token } = await (await fetch(`${baseUrl}/auth/token`, { method: 'POST', body: form })).json();
  await write('events.mjs', `${eventReader()}\nawait follow('${token}');`);
  const reading = execFile(process.execPath, ['events.mjs'], { cwd: SAMPLES });
  let said = '';
  reading.stdout.on('data', (text) => (said += text));
  const client = new AIAClient({ clientId, clientSecret, baseUrl });
  const query = "CREATE (:Customer:Entity {id: 'customer_' + randomUUID(), type: 'customer', name: 'Other'})";
  try {
    for (const end = Date.now() + 30_000; !said.includes("change: 'created'"); ) {
      assert.ok(Date.now() < end && reading.exitCode === null, `No event came: ${said}`);
      await client.knowledgeGraph.query({ query, accessMode: 'write' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    reading.kill();
    await client.close();
  }
});

test('the client that the document writes by hand', { skip: noDocument }, async () => {
  const { stdout, stderr } = await run(process.execPath, ['hand-written.cjs'], { cwd: SAMPLES, timeout: 60_000 });
  assert.match(stdout, /^API Health: \{\s+status: 'healthy'/, stderr);
});
