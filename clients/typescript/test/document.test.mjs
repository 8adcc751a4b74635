// The TypeScript and JavaScript samples of the API document and of the clients' own page, run against a running server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { AIAClient } from '@aia/api-client';
import { baseUrl, clientId, clientSecret, noDocument, noGuide, quickStart, sample } from './server.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const HERE = new URL('.', import.meta.url);
const SAMPLES = new URL('samples/', HERE);
const OPTIONS = ['--strict', '--target', 'ES2022', '--module', 'NodeNext', '--jsx', 'react', '--esModuleInterop', '--types', 'react'];

before(async () => {
  if (noDocument) return;
  await mkdir(SAMPLES, { recursive: true });
  await Promise.all([
    write('sdk.ts', sample('TypeScript SDK Example', 'typescript')),
    write('react.tsx', sample('React Integration Example', 'typescript')),
    write('hand-written.cjs', sample('JavaScript/Node.js Example', 'javascript')),
  ]);
  await seed();
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
    CREATE (c)-[:PURCHASED {at: datetime() - duration({days: days}), amount: 100.0, quantity: 1}]->(p)`;
  await client.knowledgeGraph.query({ query, accessMode: 'write' });
  await client.close();
}

test('the samples compile, and run', { skip: noDocument }, async (context) => {
  const compiler = require.resolve('typescript/bin/tsc');
  await run(process.execPath, [compiler, ...OPTIONS, 'sdk.ts', 'react.tsx'], { cwd: SAMPLES }).catch((error) => assert.fail(error.stdout));

  await context.test('the TypeScript SDK example', async () => {
    const { stdout, stderr } = await run(process.execPath, ['--import', new URL('stand-in.mjs', HERE).href, 'sdk.js'], { cwd: SAMPLES, timeout: 60_000 });
    assert.match(stdout, /^API Status: healthy\nTask submitted: task_\w+\n(Progress: \d+%\n)+/);
    assert.match(stdout + stderr, /Task completed: |Task failed: /);
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
    await until(act, () => ['completed', 'failed'].includes(statuses()[0]));
    assert.equal(page.root.findByType('h3').props.children, 'data_analysis');
    await act(async () => page.unmount());
  });
});

async function until(act, condition) {
  for (const end = Date.now() + 30_000; !condition(); ) {
    assert.ok(Date.now() < end, 'It does not happen within half a minute');
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
}

test('the quick start', { skip: noGuide }, async () => {
  await mkdir(SAMPLES, { recursive: true });
  await write('quick-start.mjs', quickStart());
  const { stdout } = await run(process.execPath, ['quick-start.mjs'], { cwd: SAMPLES, timeout: 60_000 });
  assert.match(stdout, /^(completed 100|failed 0)/m);
});

test('the client that the document writes by hand', { skip: noDocument }, async () => {
  const { stdout, stderr } = await run(process.execPath, ['hand-written.cjs'], { cwd: SAMPLES, timeout: 60_000 });
  assert.match(stdout, /^API Health: \{\s+status: 'healthy'/, stderr);
});
