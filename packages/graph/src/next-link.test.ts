import { expect, test } from 'vitest';
import { path } from './graph-path.ts';
import { checkNextLink } from './next-link.ts';
import { readAllPages } from './pages.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';

const evil = [
  'http://169.254.169.254/latest/meta-data',
  'http://graph.microsoft.com/v1.0/users?$skiptoken=x',
  'https://graph.microsoft.com@evil.example/v1.0/users',
  'https://user:secret@graph.microsoft.com/v1.0/users',
  '//evil.example/v1.0/users',
  'https://graph.microsoft.com.evil.example/v1.0/users',
  'https://graph.microsoft.com:8443/v1.0/users',
  'https://graph.microsoft.com/beta/users',
  'https://graph.microsoft.com/v1.0/../beta/users',
  'https://graph.microsoft.com/v1.0/%2e%2e/beta/users',
  'https://graph.microsoft.com\\@evil.example/v1.0/users',
  'https://graph.microsoft.us/v1.0/users',
  '/v1.0/users?$skiptoken=x',
  'javascript:alert(1)',
  '',
  `https://graph.microsoft.com/v1.0/users?$skiptoken=${'x'.repeat(10_000_000)}`,
];

test.each(evil.map((link) => [link.slice(0, 80), link]))('a next page at %s is refused', (_, link) => {
  expect(() => checkNextLink(link, 'graph.microsoft.com')).toThrow('not its own');
});

test.each(evil.filter((link) => link !== '').map((link) => [link.slice(0, 80), link]))(
  'an answer that points to %s makes no further request',
  async (_, link) => {
    const { client, sent } = createScriptedClient(() => ({
      status: 200,
      body: { value: [], '@odata.nextLink': link },
    }));
    const error = await rejection(readAllPages(client, { path: path`/users` }));
    expect(error).toMatchObject({ code: 'unexpected-answer' });
    expect(sent).toHaveLength(1);
  },
);

test('a next page is followed verbatim, with the header of the first, and may be empty', async () => {
  const link = 'https://graph.microsoft.com/v1.0/users?$select=id&$select=mail&%24skiptoken=a%2Fb+c&$top=2';
  const pages = [
    { value: [{ id: '1' }], '@odata.nextLink': link },
    { value: [], '@odata.nextLink': `${link}&page=3` },
    { value: [{ id: '2' }] },
  ];
  const { client, sent } = createScriptedClient((_, count) => ({ status: 200, body: pages[count - 1] }));
  const items = await readAllPages(client, { path: path`/users`, eventual: true });
  expect(items).toEqual([{ id: '1' }, { id: '2' }]);
  expect(sent.map((request) => `https://graph.microsoft.com${request.path}${request.query}`)).toEqual([
    'https://graph.microsoft.com/v1.0/users',
    link,
    `${link}&page=3`,
  ]);
  expect(sent.map((request) => request.headers.get('consistencylevel'))).toEqual(['eventual', 'eventual', 'eventual']);
  expect(sent.some((request) => request.headers.has('x-exact-url'))).toBe(false);
});

test('pages that lead back to one another end with an error', async () => {
  const link = (name: string): string => `https://graph.microsoft.com/v1.0/users?$skiptoken=${name}`;
  const { client, sent } = createScriptedClient((_, count) => ({
    status: 200,
    body: { value: [], '@odata.nextLink': link(count % 2 === 0 ? 'even' : 'odd') },
  }));
  expect(await rejection(readAllPages(client, { path: path`/users` }))).toMatchObject({ code: 'unexpected-answer' });
  expect(sent).toHaveLength(3);
});

test('pages without end are given up at the five hundredth', async () => {
  const { client, sent } = createScriptedClient((_, count) => ({
    status: 200,
    body: { value: [], '@odata.nextLink': `https://graph.microsoft.com/v1.0/users?$skiptoken=${count}` },
  }));
  expect(await rejection(readAllPages(client, { path: path`/users` }))).toMatchObject({ code: 'unexpected-answer' });
  expect(sent.length).toBeLessThanOrEqual(501);
});
