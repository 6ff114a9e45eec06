import { afterAll, beforeAll, expect, test } from 'vitest';
import { appRoleHolder } from '../testing/people.ts';
import { emptyModule, startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import type { RouteModule } from './route-table.ts';

let portal: TestPortal;
let pieces: () => AsyncIterable<string> = () => say('');

async function* say(...texts: readonly (string | Error)[]): AsyncGenerator<string> {
  for (const text of texts) {
    await Promise.resolve();
    if (text instanceof Error) throw text;
    yield text;
  }
}

/** Everything but the download, which each test makes as it needs it. */
const withDownload: RouteModule = (table) => {
  emptyModule({ ...table, serveDownload: () => undefined });
  table.serveDownload('activity.export', 'signed-in', () =>
    Promise.resolve({ fileName: 'all "of" it/.csv', contentType: 'text/csv; charset=utf-8', pieces: pieces() }),
  );
};

beforeAll(async () => {
  portal = await startTestPortal({ modules: () => [withDownload] });
});
afterAll(async () => {
  await portal[Symbol.asyncDispose]();
});
const download = async () =>
  (await portal.signedIn(appRoleHolder)).send('/api/activity/export?format=csv', { method: 'GET', withoutCsrf: true });

test('a download is a file with a harmless name, and is never kept by the browser', async () => {
  pieces = () => say('a,b\r\n', 'c,d\r\n');
  const answer = await download();
  expect(answer.status).toBe(200);
  expect(answer.text).toBe('a,b\r\nc,d\r\n');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="all--of--it-.csv"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('what fails before the first piece is an ordinary problem', async () => {
  pieces = () => say(new Error('Nothing is there.'));
  const answer = await download();
  expect([answer.status, answer.headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8']);
});

test('what fails later breaks the connection off: half a file is no file', async () => {
  pieces = () => say('a,b\r\n', new Error('The store has gone.'));
  await expect(download()).rejects.toThrow(/aborted|hang up|ECONNRESET/);
});

test('a format that is none is refused', async () => {
  const browser = await portal.signedIn(appRoleHolder);
  const answer = await browser.send('/api/activity/export?format=xlsx', { method: 'GET', withoutCsrf: true });
  expect(answer.status).toBe(400);
});
