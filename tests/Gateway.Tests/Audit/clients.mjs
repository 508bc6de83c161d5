// Drives the gateway at GATEWAY with the clients graphql-ws and graphql-sse, and prints "ok" or "failed" for each thing that they must be able to do.
import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createStreamClient } from 'graphql-sse';

const gateway = process.env.GATEWAY;
const authorization = `Bearer ${process.env.TOKEN}`;

const ask = async (query) => {
  const answer = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()).data;
};
const dayLater = () => ask('mutation { sampleAdvance(hours: 24) }');
const move = (to) => ask(`mutation { sampleMove(to: ${to}) }`);

const socket = (token = authorization, more = {}) =>
  createSocketClient({ url: gateway.replace('http', 'ws') + '/graphql', webSocketImpl: WebSocket, connectionParams: { authorization: token }, retryAttempts: 0, ...more });
const stream = (token = authorization, more = {}) =>
  createStreamClient({ url: `${gateway}/graphql`, headers: { authorization: token }, retryAttempts: 0, ...more });

const all = async (client, query, each = () => {}) => {
  const seen = [];
  for await (const result of client.iterate({ query })) {
    seen.push(result);
    await each(result);
  }
  return seen;
};

/** What both clients must be able to do. */
const common = (name, open) => ({
  [`${name}: a subscription says how things stand, what changes, and ends`]: async () => {
    await move(2);
    const steps = [4, 6, 100];
    const seen = await all(open(), 'subscription { sampleCount }', () => move(steps.shift() ?? 100));
    assert.deepEqual(seen.map((result) => result.data.sampleCount), [2, 4, 6, 100]);
  },
  [`${name}: several at once`]: async () => {
    await move(2);
    const client = open();
    const many = await Promise.all([...Array(5)].map(() => all(client, 'subscription { sampleCount }', () => move(100))));
    for (const seen of many) assert.equal(seen.at(-1).data.sampleCount, 100);
  },
  [`${name}: leaving early ends it on both sides`]: async () => {
    await move(2);
    const client = open();
    for await (const result of client.iterate({ query: 'subscription { sampleCount }' })) {
      assert.equal(result.data.sampleCount, 2);
      break;
    }
    assert.deepEqual(await all(client, '{ viewer { language } }'), [{ data: { viewer: { language: 'en' } } }]);
  },
  [`${name}: queries and mutations`]: async () => {
    const client = open();
    assert.deepEqual(await all(client, '{ viewer { language } }'), [{ data: { viewer: { language: 'en' } } }]);
    assert.deepEqual(await all(client, 'mutation { sampleMove(to: 8) }'), [{ data: { sampleMove: 8 } }]);
  },
  [`${name}: variables`]: async () => {
    const query = 'query ($t: String) { sampleEcho(text: $t) { text } }';
    for await (const result of open().iterate({ query, variables: { t: 'niña\n' } })) assert.equal(result.data.sampleEcho.text, 'niña\n');
  },
});

const code = (errors) => errors[0].extensions.code;
const tests = {
  ...common('graphql-ws', socket),
  ...common('graphql-sse', stream),
  'graphql-ws: a document that cannot be run': async () => {
    await assert.rejects(all(socket(), 'subscription { nothing }'), (errors) => code(errors) === 'UNKNOWN_FIELD');
  },
  'graphql-sse: a document that cannot be run': async () => {
    assert.equal(code((await all(stream(), 'subscription { nothing }'))[0].errors), 'UNKNOWN_FIELD');
  },
  'graphql-ws: no good token': async () => {
    await assert.rejects(all(socket('Bearer none'), 'subscription { sampleCount }'), (closed) => closed.code === 4403 && closed.reason === 'Forbidden: TOKEN_INVALID');
  },
  'graphql-sse: no good token': async () => {
    await assert.rejects(all(stream('Bearer none'), 'subscription { sampleCount }'), (error) => error.response.status === 401);
  },
  'graphql-ws: a new token after the old one expired, by the client itself': async () => {
    await move(2);
    const tokens = [process.env.ONE_DAY, process.env.TOKEN];
    let opened = 0;
    const client = socket(undefined, {
      connectionParams: () => ({ authorization: `Bearer ${tokens[Math.min(opened++, 1)]}` }),
      retryAttempts: 1,
      retryWait: async () => {},
      shouldRetry: (closed) => closed.code === 4403,
    });
    const seen = await all(client, 'subscription { sampleCount }', () => (opened < 2 ? dayLater() : move(100)));
    assert.equal(opened, 2);
    assert.deepEqual(seen.map((result) => result.data.sampleCount), [2, 2, 100]);
  },
  'graphql-sse: the token expires': async () => {
    await move(2);
    const seen = await all(stream(`Bearer ${process.env.TWO_DAYS}`), 'subscription { sampleCount }', ({ data }) => data && dayLater());
    assert.equal(code(seen.at(-1).errors), 'TOKEN_EXPIRED');
  },
  'graphql-ws: pings': async () => {
    let pongs = 0;
    const client = socket(undefined, { keepAlive: 50, on: { pong: (received) => (pongs += received) } });
    for await (const _ of client.iterate({ query: 'subscription { sampleCount }' })) {
      while (pongs < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      break;
    }
  },
};

for (const [name, run] of Object.entries(tests)) {
  try {
    await run();
    console.log(`ok\t${name}`);
  } catch (error) {
    console.log(`failed\t${name}\t${error?.stack ?? JSON.stringify(error)}`);
  }
}
process.exit(0);
