import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Run } from '@tenantry/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { globalAdministrator } from '../testing/people.ts';
import type { TestBrowser } from '../testing/test-browser.ts';
import { emptyModule, startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import { ProblemError } from './problem-error.ts';
import type { StreamInput, StreamMessage } from './route-table.ts';

type Follow = (input: StreamInput<'runs.events'>) => AsyncGenerator<StreamMessage<'runs.events'>>;

const path = '/api/runs/abcdef01-2345-4678-8abc-def012345678/events';
const run = (sequence: number, padding = ''): Run => ({
  runId: 'r',
  planId: 'p',
  flow: 'select-users-and-groups',
  state: 'running',
  sequence,
  startedBy: { userId: 'u', displayName: `Ada${padding}` },
  createdAt: 0,
  counts: { total: 0, succeeded: 0, failed: 0, changesDone: 0, changesTotal: 0 },
  canBeUndone: false,
  tenants: [],
});

let follow: Follow;
let portal: TestPortal;
let browser: TestBrowser;
beforeEach(async () => {
  portal = await startTestPortal({
    modules: () => [
      (table) => {
        emptyModule({
          ...table,
          serveStream: (name, policy) => table.serveStream(name, policy, (input) => follow(input)),
        });
      },
    ],
  });
  browser = await portal.signedIn(globalAdministrator);
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});

/** Opens the stream and leaves reading to the test. */
function open(): Promise<IncomingMessage> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    httpRequest(`${portal.origin}${path}`, { headers: { cookie }, agent: false }, resolve).on('error', reject).end();
  });
}

test('messages come in order with their ids, and an end that says so', async () => {
  follow = async function* () {
    for (const id of [4, 5, 9]) yield await Promise.resolve({ id, data: run(id) });
  };
  const answer = await browser.send(path);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect([...answer.text.matchAll(/^id: (\d+)\ndata: .*"sequence":\1/gm)].map(([, id]) => id)).toEqual(['4', '5', '9']);
  expect(answer.text).toMatch(/event: end\ndata: \{\}\n\n$/);
});

test.each([
  ['17', 17],
  [undefined, undefined],
  ['-1', undefined],
  ['1e9', undefined],
  ['x', undefined],
])('somebody who comes back with %s goes on after %s', async (sent, expected) => {
  const seen: unknown[] = [];
  follow = async function* ({ lastEventId }) {
    seen.push(lastEventId);
    yield await Promise.resolve({ id: 18, data: run(18) });
  };
  await browser.send(path, { headers: sent === undefined ? {} : { 'last-event-id': sent } });
  expect(seen).toEqual([expected]);
});

test('a refusal before the first message is an ordinary problem', async () => {
  // oxlint-disable-next-line require-yield -- it never comes to a message
  follow = async function* () {
    await Promise.reject(new ProblemError('not-found', 'No such run.'));
  };
  const answer = await browser.send(path);
  expect([answer.status, (answer.json() as { code: string }).code]).toEqual([404, 'not-found']);
});

test('a failure after the first message is told in the stream, without details', async () => {
  follow = async function* () {
    yield await Promise.resolve({ id: 1, data: run(1) });
    throw new Error('secret detail');
  };
  const answer = await browser.send(path);
  expect(answer.text).toMatch(/event: problem\ndata: .*"code":"internal"/);
  expect(answer.text).not.toMatch(/secret detail|event: end/);
});

test('somebody who goes away is not followed any longer', async () => {
  const gone = Promise.withResolvers<void>();
  follow = async function* ({ signal }) {
    yield { id: 1, data: run(1) };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    gone.resolve();
  };
  const incoming = await open();
  incoming.once('data', () => incoming.destroy());
  await expect(gone.promise).resolves.toBeUndefined();
});

test('a slow reader is given no more than it takes', async () => {
  let made = 0;
  follow = async function* () {
    for (;;) {
      made += 1;
      yield await Promise.resolve({ id: made, data: run(made, 'x'.repeat(100_000)) });
    }
  };
  const incoming = await open();
  incoming.pause();
  let [before, quiet] = [-1, 0];
  // Whatever the kernel buffers, it comes to rest: then nothing more is asked of the source.
  while (quiet < 2_000) {
    quiet = made === before ? quiet + 1 : 0;
    before = made;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(made).toBeLessThan(1_000);
  incoming.destroy();
});

test('open streams end when the portal stops', async () => {
  follow = async function* ({ signal }) {
    yield { id: 1, data: run(1) };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  };
  const incoming = await open();
  const ended = new Promise<void>((resolve) => incoming.once('end', resolve));
  incoming.once('data', () => portal.stopping.abort(new Error('The portal stops.')));
  incoming.resume();
  await expect(ended).resolves.toBeUndefined();
});
