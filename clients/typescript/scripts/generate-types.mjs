// Writes TypeScript interfaces of what the client sends and receives, from the OpenAPI document of a running server:
//   AIA_BASE_URL=http://localhost:8080 node scripts/generate-types.mjs src/openapi.ts
// Without a file, it prints them.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const ROOTS = [
  'AcceptedTask', 'AcceptedTaskBatch', 'CypherAnswer', 'CypherQuery', 'Dashboard', 'Event', 'Health', 'Metrics', 'MonitoringDashboard',
  'NewActivity', 'NewOptimizationCycle', 'NewTask', 'OptimizationCycle', 'Problem', 'RecordedActivity', 'SemanticSearchRequest',
  'SemanticSearchResponse', 'Task', 'TaskList', 'UserAnalytics',
];
const REFERENCE = '#/components/schemas/';
const PRIMITIVES = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' };

export function typesOf(openapi) {
  const schemas = openapi.components.schemas;
  const names = [...closure(schemas)].sort();
  return `// Made by scripts/generate-types.mjs from the server's OpenAPI document. Names are those that are sent.\n\n${
    names.map((name) => declaration(name, schemas[name])).join('\n')}`;
}

function closure(schemas) {
  const found = new Set();
  const open = [...ROOTS];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (!found.has(name)) {
      if (!schemas[name]) throw new Error(`The OpenAPI document has no schema ${name}`);
      found.add(name);
      const text = JSON.stringify(schemas[name]);
      open.push(...[...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]));
    }
  }
  return found;
}

function declaration(name, schema) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([field, of]) => {
    const type = typeOf(of);
    const absent = required.has(field) ? '' : '?';
    const empty = absent && type !== 'unknown' && !type.endsWith('| null') ? ' | null' : '';
    return `${comment(of.description, '  ')}  ${field}${absent}: ${type}${empty};\n`;
  });
  return `${comment(schema.description, '')}export interface ${name} {\n${fields.join('')}}\n`;
}

function comment(text, indent) {
  return text ? `${indent}/** ${text.replaceAll('*/', '* /')} */\n` : '';
}

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.slice(REFERENCE.length);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : types.map((type) => plainTypeOf(type, schema)).join(' | ');
}

function plainTypeOf(type, schema) {
  if (type === 'array') return `Array<${typeOf(schema.items ?? {})}>`;
  if (type !== 'object') return PRIMITIVES[type] ?? 'unknown';
  const values = schema.additionalProperties;
  return `Record<string, ${values && typeof values === 'object' ? typeOf(values) : 'unknown'}>`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = process.env.AIA_BASE_URL ?? 'http://localhost:8080';
  const answer = await fetch(`${server}/api/openapi.json`);
  if (!answer.ok) throw new Error(`${server} answered ${answer.status}`);
  const types = typesOf(await answer.json());
  if (process.argv[2]) await writeFile(process.argv[2], types);
  else process.stdout.write(types);
}
