import { expect, test } from 'vitest';
import { administrator, createSmallSandbox, ids, smallGroup, smallUser, type Reply } from './testing/small-world.ts';

const eventual = { headers: { ConsistencyLevel: 'eventual' } };
const path = (link: unknown) => String(link).replace('https://graph.microsoft.com/v1.0', '');
const names = (reply: Reply) => reply.body.value?.map(({ displayName }) => displayName);
const refusal = (reply: Reply) => [reply.status, reply.errorCode];

test('people are listed with the default properties only', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', '/users');
  expect(Object.keys(body.value?.[0] ?? {}).toSorted()).toEqual([
    'businessPhones',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ]);
});

test('everything else comes with $select, and an unknown property is refused', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', '/users?$select=id,userType,externalUserState');
  expect(body.value?.at(-1)).toEqual({ id: ids.guest, userType: 'Guest', externalUserState: 'PendingAcceptance' });
  expect((await send('GET', '/users?$select=id,shoeSize')).status).toBe(400);
});

test('a person is found by id and by user principal name; what synchronization knows is not shown', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', `/users/${ids.ben}?$select=*`);
  expect(body).toMatchObject({ id: ids.ben, department: 'Sales' });
  expect(body).not.toHaveProperty('hidden');
  expect((await send('GET', '/users/ben.bigdata@contoso.onmicrosoft.com')).body['id']).toBe(ids.ben);
  expect(refusal(await send('GET', `/users/${ids.stranger}`))).toEqual([404, 'Request_ResourceNotFound']);
});

test('people in the recycle bin are neither listed nor found', async () => {
  const { send, home } = createSmallSandbox();
  const ben = home.users.get(ids.ben);
  if (ben) ben.deletedDateTime = '2026-11-01T00:00:00Z';
  expect(names(await send('GET', '/users'))).not.toContain('Ben BigData');
  expect((await send('GET', `/users/${ids.ben}`)).status).toBe(404);
  expect((await send('GET', '/users?$search="displayName:ben"', undefined, eventual)).body.value).toEqual([]);
});

test('a manager is expanded', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', `/users/${ids.ann}?$select=id&$expand=manager`);
  expect(body).toMatchObject({ id: ids.ann, manager: { '@odata.type': '#microsoft.graph.user', id: ids.ben } });
});

test('people are filtered by equality without any header', async () => {
  const { send } = createSmallSandbox();
  const pending = "userType eq 'Guest' and externalUserState eq 'PendingAcceptance'";
  expect(names(await send('GET', `/users?$filter=${pending}`))).toEqual(['Gina Guest']);
});

test.each(["userType ne 'Guest'", "not (userType eq 'Guest')", "endsWith(mail,'.com')"])(
  'the filter %s needs the header and $count',
  async (filter) => {
    const { send } = createSmallSandbox();
    const query = `/users?$filter=${filter}`;
    for (const reply of [
      await send('GET', query),
      await send('GET', query, undefined, eventual),
      await send('GET', `${query}&$count=true`),
    ]) {
      expect(refusal(reply)).toEqual([400, 'Request_UnsupportedQuery']);
    }
    expect((await send('GET', `${query}&$count=true`, undefined, eventual)).status).toBe(200);
  },
);

test('people sort by name without the header, by other properties or with a filter only with it', async () => {
  const { send } = createSmallSandbox();
  expect(names(await send('GET', '/users?$orderby=displayName desc'))?.[0]).toBe('Gina Guest');
  expect((await send('GET', '/users?$orderby=department')).status).toBe(400);
  const both = "/users?$filter=userType eq 'Member'&$orderby=displayName";
  expect((await send('GET', both)).status).toBe(400);
  expect(names(await send('GET', `${both}&$count=true`, undefined, eventual))).toEqual([
    'Alex Admin',
    'Ann-Marie O’Lee',
    'Ben BigData',
  ]);
});

test('a search without the header is refused in Microsoft’s words', async () => {
  const { send } = createSmallSandbox();
  const reply = await send('GET', '/users?$search="displayName:ann"');
  expect(refusal(reply)).toEqual([400, 'Request_UnsupportedQuery']);
  expect(reply.body['error']).toMatchObject({
    message:
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  });
});

test('a search finds words by how they begin, in parts at case changes, and joins with a filter', async () => {
  const { send } = createSmallSandbox();
  const search = async (text: string, more = '') =>
    names(await send('GET', `/users?$search=${encodeURIComponent(text)}${more}`, undefined, eventual));
  expect(await search('"displayName:mar ann"')).toEqual(['Ann-Marie O’Lee']);
  expect(await search('"displayName:data"')).toEqual(['Ben BigData']);
  expect(await search('"displayName:igdata"')).toEqual([]);
  expect(await search('"displayName:gin" OR "mail:ben"')).toEqual(['Ben BigData', 'Gina Guest']);
  expect(await search('"displayName:a" OR "displayName:g"', "&$filter=userType eq 'Guest'")).toEqual(['Gina Guest']);
});

test('a search shows somebody new and a new name', async () => {
  const { send, home } = createSmallSandbox();
  const search = async () => names(await send('GET', '/users?$search="displayName:zoe"', undefined, eventual));
  expect(await search()).toEqual([]);
  const zoe = smallUser('eeeeeeee-0000-4000-8000-000000000001', 'Zoe Zeta');
  home.users.set(zoe.id, zoe);
  expect(await search()).toEqual(['Zoe Zeta']);
  await send('PATCH', `/users/${ids.ben}`, { displayName: 'Ben Zoellner' });
  expect(await search()).toEqual(['Ben Zoellner', 'Zoe Zeta']);
});

test('the number of people is on the first page only and only with the header', async () => {
  const { send } = createSmallSandbox();
  expect((await send('GET', '/users?$count=true')).body).not.toHaveProperty('@odata.count');
  const first = await send('GET', '/users?$count=true&$top=3', undefined, eventual);
  expect(first.body['@odata.count']).toBe(4);
  const second = await send('GET', path(first.body['@odata.nextLink']), undefined, eventual);
  expect(second.body).not.toHaveProperty('@odata.count');
  expect(second.body.value).toHaveLength(1);
});

test('a next page without the header loses the advanced query', async () => {
  const { send } = createSmallSandbox();
  const query = "/users?$filter=userType ne 'Guest'&$count=true&$top=1";
  const first = await send('GET', query, undefined, eventual);
  const link = path(first.body['@odata.nextLink']);
  expect(refusal(await send('GET', link))).toEqual([400, 'Request_UnsupportedQuery']);
  expect((await send('GET', link, undefined, eventual)).status).toBe(200);
});

test('pages go on after the last item seen when people before it have gone', async () => {
  const { send, home } = createSmallSandbox();
  const first = await send('GET', '/users?$top=2');
  home.users.delete(ids.admin);
  const second = await send('GET', path(first.body['@odata.nextLink']));
  expect(names(second)).toEqual(['Ben BigData', 'Gina Guest']);
});

test('the $count segment is plain text with the header and refused without', async () => {
  const { send } = createSmallSandbox();
  for (const [collection, count] of [
    ['/users', '4'],
    [`/groups/${ids.sales}/members`, '3'],
  ] as const) {
    const refused = await send('GET', `${collection}/$count`);
    expect(refusal(refused)).toEqual([400, 'Request_BadRequest']);
    expect(refused.body['error']).toMatchObject({ message: '$count is not currently supported.' });
    expect((await send('GET', `${collection}/$count`, undefined, eventual)).text).toBe(count);
  }
});

test.each([
  '$top=1000',
  '$top=0',
  '$skip=5',
  '$top=x',
  "$filter=contains(displayName,'a')",
  '$skiptoken=x',
  '$orderby=displayName up',
])('people cannot be listed with %s', async (query) => {
  const { send } = createSmallSandbox();
  expect((await send('GET', `/users?${query}`)).status).toBe(400);
});

test('members are direct, of several types, and owners are not among them', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', `/groups/${ids.sales}/members?$select=id,displayName`);
  expect(body.value).toEqual([
    { '@odata.type': '#microsoft.graph.user', id: ids.ann, displayName: 'Ann-Marie O’Lee' },
    { '@odata.type': '#microsoft.graph.group', id: ids.nested, displayName: 'Sales Nordics' },
    { '@odata.type': '#microsoft.graph.device', id: ids.device, displayName: 'Meeting room display' },
  ]);
  expect((await send('GET', `/groups/${ids.sales}/owners`)).body.value?.map(({ id }) => id)).toEqual([ids.admin]);
});

test('transitive members are flat and hold everybody once', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', `/groups/${ids.sales}/transitiveMembers`);
  expect(body.value?.map(({ id }) => id)).toEqual([ids.ann, ids.nested, ids.ben, ids.device]);
});

test('members cast to users are an advanced query', async () => {
  const { send } = createSmallSandbox();
  const cast = `/groups/${ids.sales}/members/microsoft.graph.user?$count=true`;
  expect(refusal(await send('GET', cast))).toEqual([400, 'Request_UnsupportedQuery']);
  const { body } = await send('GET', cast, undefined, eventual);
  expect(body['@odata.count']).toBe(1);
  expect(body.value?.map(({ id }) => id)).toEqual([ids.ann]);
});

test('members a token may not read come back with type and id', async () => {
  const { send } = createSmallSandbox();
  const caller = { ...administrator, scopes: ['GroupMember.Read.All'] };
  const { body } = await send('GET', `/groups/${ids.sales}/members`, undefined, { caller });
  expect(body.value?.[0]).toEqual({ '@odata.type': '#microsoft.graph.user', id: ids.ann });
  expect(body.value?.[2]).toEqual({ '@odata.type': '#microsoft.graph.device', id: ids.device });
});

test('hidden members are shown to members and with Member.Read.Hidden', async () => {
  const { send, home } = createSmallSandbox();
  const hidden = smallGroup('bbbbbbbb-0000-4000-8000-000000000003', 'Hidden', {
    visibility: 'HiddenMembership',
    members: [ids.ann],
  });
  home.groups.set(hidden.id, hidden);
  const list = async (caller = administrator) =>
    (await send('GET', `/groups/${hidden.id}/members`, undefined, { caller })).status;
  expect(await list()).toBe(403);
  expect(await list({ ...administrator, scopes: [...administrator.scopes, 'Member.Read.Hidden'] })).toBe(200);
  expect(await list({ ...administrator, userId: ids.ann })).toBe(200);
});

test('my directory roles come with their template ids, and groups that hold my groups are transitive', async () => {
  const { send } = createSmallSandbox();
  const roles = await send('GET', '/me/memberOf');
  expect(roles.body.value).toMatchObject([
    { '@odata.type': '#microsoft.graph.directoryRole', roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' },
  ]);
  const caller = { ...administrator, userId: ids.ben };
  const groups = async (collection: string) =>
    (await send('GET', `/me/${collection}`, undefined, { caller })).body.value?.map(({ id }) => id);
  expect(await groups('memberOf')).toEqual([ids.nested]);
  expect(await groups('transitiveMemberOf')).toEqual([ids.nested, ids.sales]);
});

test('the organization is one element with its domains', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', '/organization');
  expect(body.value).toMatchObject([
    {
      id: ids.home,
      displayName: 'Contoso',
      tenantType: 'AAD',
      verifiedDomains: [{ isInitial: true, isDefault: true }],
    },
  ]);
});

test('objects are read by their ids, by type when asked, and unknown ids are left out', async () => {
  const { send } = createSmallSandbox();
  const get = async (types?: readonly string[]) =>
    (
      await send('POST', '/directoryObjects/getByIds', { ids: [ids.ann, ids.stranger, ids.sales], types })
    ).body.value?.map((item) => item['@odata.type']);
  expect(await get()).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
  expect(await get(['group'])).toEqual(['#microsoft.graph.group']);
});

test('a guest becomes a member', async () => {
  const { send, home } = createSmallSandbox();
  expect((await send('PATCH', `/users/${ids.guest}`, { userType: 'Member' })).status).toBe(204);
  expect(home.users.get(ids.guest)?.userType).toBe('Member');
  expect((await send('PATCH', `/users/${ids.guest}`, { userType: 'Friend' })).status).toBe(400);
});

test('people mastered elsewhere refuse changes', async () => {
  const { send, home } = createSmallSandbox();
  const ann = home.users.get(ids.ann);
  const ben = home.users.get(ids.ben);
  if (ann) ann.onPremisesSyncEnabled = true;
  if (ben) ben.hidden.masteredInExchange = true;
  expect((await send('PATCH', `/users/${ids.ann}`, { jobTitle: 'Lead' })).status).toBe(400);
  expect((await send('PATCH', `/users/${ids.ben}`, { showInAddressList: true })).status).toBe(400);
  expect(ann?.jobTitle).toBeNull();
});

test('people are found by up to 15 ids at once, whatever their case, and each once', async () => {
  const { send } = createSmallSandbox();
  const find = (wanted: readonly string[]) =>
    send('GET', `/users?$filter=id in (${wanted.map((id) => `'${id}'`).join(',')})`);
  expect(names(await find([ids.ben.toUpperCase(), ids.stranger, ids.ann, ids.ben]))).toEqual([
    'Ben BigData',
    'Ann-Marie O’Lee',
  ]);
  const many = Array.from({ length: 16 }, (_, index) => `${ids.ann.slice(0, -2)}${10 + index}`);
  expect(refusal(await find(many))).toEqual([400, 'Request_UnsupportedQuery']);
  expect((await find(many.slice(1))).status).toBe(200);
});
