import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { testEngines } from '../testing/store-engines.ts';

let portal: SandboxedPortal;
beforeAll(async () => {
  const [embedded] = testEngines;
  if (!embedded) throw new Error('There is no engine.');
  portal = await openSandboxedPortal(embedded, { speed: 0 });
});
afterAll(async () => {
  await portal[Symbol.asyncDispose]();
});

const search = (q: string) => portal.first.call('directory.search', portal.administrator, { query: { q } });
const found = async (name: string) => (await search(name)).matches.find((one) => one.displayName === name);

test.each([
  ['All Employees Sync', true, []],
  ['Empty Group', false, ['empty-group']],
  ['Company News', false, ['not-security-enabled']],
  ['Berlin Dynamic', true, ['dynamic-group']],
])('the group %s may be picked: %s, with the notes %j', async (name, pickable, codes) => {
  const match = await found(name);
  expect(match).toMatchObject({ kind: 'group', pickable });
  expect(match?.notes.map(({ code }) => code)).toEqual(codes);
});

test('a look inside a group counts those whom sharing leaves out', async () => {
  const { id } = portal.group('All Employees Sync');
  const group = await portal.first.call('directory.readGroup', portal.administrator, { params: { groupId: id } });
  const counts = new Map(group.notes.map(({ code, count }) => [code, count]));
  expect(counts.get('owners-not-shared')).toBe(1);
  expect(counts.get('nested-groups-not-shared')).toBe(1);
  expect(counts.get('sign-in-blocked')).toBeGreaterThan(0);
  expect(group).toMatchObject({ pickable: true, directMemberCount: expect.any(Number) });
});

test('a group that does not exist is not found', async () => {
  const params = { groupId: '00000000-1111-4222-8333-444444444444' };
  await expect(portal.first.call('directory.readGroup', portal.administrator, { params })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('groups come before users, and that there are more is said', async () => {
  const { matches, more } = await search('a');
  expect(matches.map(({ kind }) => kind)).toEqual(matches.map(({ kind }) => kind).toSorted());
  expect(more).toBe(true);
});

test('the trail tells who made which plan, newest first and page by page', async () => {
  for (const name of ['All Employees Sync', 'Legal', 'Finance']) {
    const body = { flow: 'select-users-and-groups', principals: [portal.group(name)] };
    await portal.first.call('plans.draft', portal.administrator, { body });
  }
  const list = (query: object) => portal.first.call('activity.list', portal.helpdesk, { query });
  const first = await list({ limit: '2' });
  expect(first.more).toBe(true);
  expect(first.entries).toMatchObject([
    { kind: 'plan-made' },
    { kind: 'plan-made', actor: { userId: portal.administrator.userId } },
  ]);
  const rest = await list({ limit: '2', before: first.entries.at(-1)?.entryId });
  expect(rest).toMatchObject({ more: false, entries: [{ kind: 'plan-made' }] });
  expect(await list({ before: 'nonsense' })).toMatchObject({ entries: { length: 3 } });
});
