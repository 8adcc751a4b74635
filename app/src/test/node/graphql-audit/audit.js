// Runs all audits against the address in AUDIT_URL as the holder of the token in AUDIT_TOKEN; a line for each that is not passed.
import { serverAudits } from 'graphql-http';

const fetchFn = (url, init = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${process.env.AUDIT_TOKEN}` } });

const audits = serverAudits({ url: process.env.AUDIT_URL, fetchFn });
let passed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed++;
  } else {
    console.log(`${audit.id} ${audit.name}: ${result.status}, ${result.reason}`);
  }
}
console.log(`${passed} of ${audits.length} audits passed`);
