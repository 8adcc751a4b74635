// Stands in for a server that has no business intelligence yet, with what the document prints; for `node --import`.
import { baseUrl, block } from './server.mjs';

const PRINTED = {
  '/business-intelligence/dashboard': 'Get Business Dashboard',
  '/business-intelligence/execute-cycle': 'Execute Business Optimization Cycle',
};
const { paths } = await (await fetch(`${baseUrl}/api/openapi.json`)).json();
const ask = globalThis.fetch;

globalThis.fetch = async (url, request) => {
  const { pathname } = new URL(url);
  const heading = pathname in paths ? undefined : PRINTED[pathname];
  return heading ? Response.json(JSON.parse(block(heading, 'json'))) : ask(url, request);
};
