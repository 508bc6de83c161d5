// Audits the server at AUDIT_URL with the access token AUDIT_TOKEN and prints one line per audit: status, id, name, reason.
import { serverAudits } from 'graphql-http';

const authorization = `Bearer ${process.env.AUDIT_TOKEN}`;
const audits = serverAudits({
  url: process.env.AUDIT_URL,
  fetchFn: (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', authorization);
    return fetch(url, { ...init, headers });
  },
});

for (const audit of audits) {
  const result = await audit.fn();
  console.log([result.status, audit.id, audit.name, result.reason ?? ''].join('\t'));
}
