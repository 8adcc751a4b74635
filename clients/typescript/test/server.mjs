// The running server that tests ask, and the API document whose samples they run. AIA_BASE_URL, AIA_CLIENT_ID and AIA_CLIENT_SECRET
// tell the server, AIA_DOCUMENT the file, and AIA_GUIDE the page about the clients; tests are skipped without them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const { AIA_BASE_URL: baseUrl = '', AIA_CLIENT_ID: clientId = '', AIA_CLIENT_SECRET: clientSecret = '', AIA_DOCUMENT: document = '', AIA_GUIDE: guide = '' } = process.env;

export const noServer = baseUrl && clientId && clientSecret ? false : 'There is no running server';
export const noDocument = noServer || (existsSync(document) ? false : 'The API document is not here');

export const noGuide = noServer || (existsSync(guide) ? false : 'The page about the clients is not here');

/** A block of code below a heading, as it is printed. */
export function block(heading, language) {
  const lines = readFileSync(document, 'utf8').split('\n');
  const headings = lines.flatMap((line, at) => (line.replace(/^#+ /, '') === heading && line.startsWith('#') ? [at] : []));
  if (headings.length !== 1) throw new Error(`The document has ${headings.length} headings '${heading}'`);
  const begin = lines.indexOf(`\`\`\`${language}`, headings[0]) + 1;
  return lines.slice(begin, lines.indexOf('```', begin)).join('\n');
}

/** The sample of the page about the clients, with the server and credentials of these tests. */
export function quickStart() {
  const [, code] = /```ts\n(.*?)```/s.exec(readFileSync(guide, 'utf8'));
  return code
    .replace("clientId: '…'", `clientId: '${clientId}'`)
    .replace("clientSecret: '…'", `clientSecret: '${clientSecret}'`)
    .replace('http://localhost:8080', baseUrl);
}

/** What a page shows of reading events, with the server of these tests. */
export function eventReader() {
  const [, code] = /```js\n(.*?)```/s.exec(readFileSync(join(dirname(guide), 'events.md'), 'utf8'));
  return code.replace('http://localhost:8080', baseUrl);
}

/** A sample, with the server and credentials of these tests and nothing else changed. */
export function sample(heading, language) {
  return block(heading, language)
    .replaceAll('https://api.013a.tech', baseUrl)
    .replaceAll("'your_client_id'", `'${clientId}'`)
    .replaceAll("'your_client_secret'", `'${clientSecret}'`);
}
