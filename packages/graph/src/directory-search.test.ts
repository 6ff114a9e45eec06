import { expect, test } from 'vitest';
import { searchDirectory } from './directory-search.ts';
import { guidOf, sampleUser } from './testing/sample-directory.ts';
import { createScriptedClient } from './testing/scripted-client.ts';
import { refusal } from './testing/scripted-graph.ts';

const group = (number: number, properties: object = {}): object => ({
  id: guidOf(number),
  displayName: `Group ${String(number)}`,
  mail: null,
  securityEnabled: true,
  mailEnabled: false,
  groupTypes: [],
  ...properties,
});

test('users and groups are found in one request, and the people in them counted in one more', async () => {
  const { client, sent, answered } = createScriptedClient((request) => {
    if (request.path.endsWith('/users')) {
      const users = [
        sampleUser(1),
        sampleUser(2, { userType: 'Guest', creationType: 'Invitation', accountEnabled: false }),
      ];
      const next = 'https://graph.microsoft.com/v1.0/users?$skiptoken=more';
      return { status: 200, body: { '@odata.count': 4_711, value: users, '@odata.nextLink': next } };
    }
    if (request.path.endsWith('/groups')) {
      const dynamic = group(11, {
        mail: 'all@contoso.example',
        mailEnabled: true,
        groupTypes: ['Unified', 'DynamicMembership'],
      });
      return { status: 200, body: { '@odata.count': 3, value: [group(10), dynamic, group(12)] } };
    }
    const people = { value: [{ id: guidOf(1) }] };
    if (request.path.includes(guidOf(10))) return { status: 200, body: { '@odata.count': 45, ...people } };
    if (request.path.includes(guidOf(11))) return { status: 200, body: { '@odata.count': 7, ...people } };
    return refusal(403, 'Authorization_RequestDenied');
  });
  const found = await searchDirectory(client, ' ann "x ');
  expect(found.userCount).toBe(4_711);
  expect(found.groupCount).toBe(3);
  expect(found.users).toMatchObject([
    { kind: 'user', displayName: 'Person 1', detail: 'person1@contoso.example', accountEnabled: true, external: false },
    { accountEnabled: false, userType: 'guest', external: true },
  ]);
  expect(found.groups).toEqual([
    expect.objectContaining({
      detail: '',
      securityEnabled: true,
      mailEnabled: false,
      dynamic: false,
      directMemberCount: 45,
    }),
    expect.objectContaining({ detail: 'all@contoso.example', mailEnabled: true, dynamic: true, directMemberCount: 7 }),
    expect.not.objectContaining({ directMemberCount: expect.anything() as unknown }),
  ]);
  expect(sent).toHaveLength(2);
  expect(answered.every((request) => request.headers.get('consistencylevel') === 'eventual')).toBe(true);
  const query = new URLSearchParams(answered.find((request) => request.path.endsWith('/users'))?.query);
  expect(query.get('$search')).toBe('"displayName:ann \\"x" OR "mail:ann \\"x" OR "userPrincipalName:ann \\"x"');
  expect(query.get('$top')).toBe('20');
});

test('without a text the first of the directory are shown, and nothing is counted where there is nothing', async () => {
  const { client, sent, answered } = createScriptedClient(() => ({ status: 200, body: { value: [] } }));
  expect(await searchDirectory(client, '  ')).toEqual({ users: [], groups: [] });
  expect(sent).toHaveLength(1);
  const query = new URLSearchParams(answered[0]?.query);
  expect(query.get('$orderby')).toBe('displayName');
  expect(query.has('$search')).toBe(false);
});
