// What bites clients of Microsoft Graph, one test each, through the whole sandbox: sign-in's tokens, admission, Graph, engine.
import { expect, test } from 'vitest';
import { noLatency } from './latency/latency.ts';
import type { SandboxOptions } from './sandbox-interface.ts';
import { sharedGroup } from './scenarios/sharing.ts';
import { openGraph, type GraphClient } from './testing/graph-client.ts';
import type { User } from './world/user.ts';

const organization = '/tenantRelationships/multiTenantOrganization';
const partners = '/policies/crossTenantAccessPolicy/partners';
const eventual = { headers: { ConsistencyLevel: 'eventual' } };
const minute = 60_000;

function open(options: SandboxOptions = {}): Promise<GraphClient> {
  return openGraph({ throttling: false, ...options });
}

function personNamed({ home }: GraphClient, displayName: string): User {
  const found = [...home.users.values()].find((user) => user.displayName === displayName);
  if (!found) throw new RangeError(`There is nobody called ${displayName}.`);
  return found;
}

/** People of the home tenant that synchronization takes without a word. */
function plainPeople({ home }: GraphClient, count: number): readonly User[] {
  return [...home.users.values()]
    .filter((user) => user.accountEnabled && user.userType === 'Member' && user.creationType === null)
    .slice(10, 10 + count);
}

test('1: outside an organization the organization is 200 and inactive, not 404', async () => {
  const client = await open();
  const outside = await client.send('GET', organization, undefined, { as: client.tenant('Wide World Importers') });
  expect([outside.status, outside.body['state']]).toEqual([200, 'inactive']);
});

test('2: the own tenant is in the list of tenants, and pending ones are as well', async () => {
  const client = await open();
  const { body } = await client.send('GET', `${organization}/tenants`);
  const states = new Map(body.value?.map((member) => [member['displayName'], member['state']]));
  expect([states.get('Contoso'), states.get('Wide World Importers')]).toEqual(['active', 'pending']);
});

test('3: adding, joining and removing take their time and show it in transition details', async () => {
  const client = await open();
  const wideWorld = client.tenant('Wide World Importers');
  const member = `${organization}/tenants/${wideWorld.tenantId}`;
  await client.send(
    'PATCH',
    `${organization}/joinRequest`,
    { addedByTenantId: client.home.tenantId },
    { as: wideWorld },
  );
  expect((await client.send('GET', member)).body).toMatchObject({
    state: 'pending',
    transitionDetails: { desiredState: 'active', status: 'notStarted' },
  });
  client.sandbox.clock.advance(240 * minute);
  expect((await client.send('GET', member)).body).toMatchObject({ state: 'active', transitionDetails: null });
  await client.send('DELETE', member);
  expect((await client.send('GET', member)).body).toMatchObject({ transitionDetails: { desiredState: 'removed' } });
  client.sandbox.clock.advance(60 * minute);
  expect((await client.send('GET', member)).errorCode).toBe('Directory_ObjectNotFound');
});

test('4: a partner or policy that exists is 409, one that is missing cannot be patched, and the policy goes before its partner', async () => {
  const client = await open();
  const { tenantId } = client.tenant('Wide World Importers');
  const one = `${partners}/${tenantId}`;
  const policy = { displayName: 'x', userSyncInbound: { isSyncAllowed: true } };
  expect((await client.send('PATCH', one, { isServiceProvider: false })).errorCode).toBe('Directory_ObjectNotFound');
  expect((await client.send('POST', partners, { tenantId })).status).toBe(201);
  expect((await client.send('POST', partners, { tenantId })).status).toBe(409);
  const missing = await client.send('PATCH', `${one}/identitySynchronization`, policy);
  expect(missing.errorCode).toBe('Directory_ObjectNotFound');
  expect((await client.send('PUT', `${one}/identitySynchronization`, policy)).status).toBe(204);
  const twice = await client.send('PUT', `${one}/identitySynchronization`, policy);
  expect([twice.status, twice.errorCode]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
  expect(twice.body).toMatchObject({ error: { details: [{ code: 'ConflictingObjects' }] } });
  expect((await client.send('DELETE', one)).status).toBe(400);
  await client.send('DELETE', `${one}/identitySynchronization`);
  expect((await client.send('DELETE', one)).status).toBe(204);
});

test('5: instantiating twice makes two of one name, which are 404 at first and listed later still', async () => {
  const client = await open({ latency: { ...noLatency, replication: 20_000 } });
  const ids = [await client.configuration('Twins'), await client.configuration('Twins')];
  const seen = async () => ({
    byId: (await client.send('GET', `/servicePrincipals/${ids[0] ?? ''}`)).status === 200,
    listed: (await client.send('GET', "/servicePrincipals?$filter=displayName eq 'Twins'")).body.value?.length,
  });
  expect(await seen()).toEqual({ byId: false, listed: 0 });
  let between = false;
  for (let second = 0; second < 600; second += 1) {
    client.sandbox.clock.advance(1000);
    const { byId, listed } = await seen();
    between ||= byId && listed !== 2;
    if (listed === 2) break;
  }
  expect(between).toBe(true);
  expect(await seen()).toEqual({ byId: true, listed: 2 });
});

test('6: configurations stand without a job, with a job without secrets, under foreign names and twice under one name', async () => {
  const client = await open({ scenario: 'half-done' });
  const filter = "applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'";
  const { body } = await client.send('GET', `/servicePrincipals?$filter=${filter}`);
  const shapes = new Set<string>();
  for (const { id, displayName } of body.value ?? []) {
    const jobs = await client.send('GET', `/servicePrincipals/${String(id)}/synchronization/jobs`);
    const secrets = await client.send('GET', `/servicePrincipals/${String(id)}/synchronization/secrets`);
    if (!String(displayName).startsWith('MTO_Sync_')) shapes.add('foreign');
    else if (jobs.body.value?.length === 0) shapes.add('no job');
    else if (secrets.body.value?.length === 0) shapes.add('no secrets');
  }
  expect([...shapes].toSorted()).toEqual(['foreign', 'no job', 'no secrets']);
  const drifted = await open({ scenario: 'drifted' });
  const names = (await drifted.send('GET', `/servicePrincipals?$filter=${filter}`)).body.value?.map(
    (one) => one['displayName'],
  );
  expect(new Set(names).size).toBeLessThan(names?.length ?? 0);
});

test('7: a connection test tells the missing setting of the source from that of the target', async () => {
  const client = await open({ scenario: 'broken-policies' });
  const path = `/servicePrincipals/${await client.configuration('x')}/synchronization/jobs/validateCredentials`;
  const failure = async (name: string) => {
    const credentials = [
      { key: 'CompanyId', value: client.tenant(name).tenantId },
      { key: 'AuthenticationType', value: 'SyncPolicy' },
    ];
    const body = { useSavedCredentials: false, templateId: 'Azure2Azure', credentials };
    return (await client.send('POST', path, body)).message;
  };
  expect(await failure('Tailspin Toys')).toContain('The source tenant has not enabled automatic user consent');
  expect(await failure('Adventure Works')).toContain('The target tenant has not enabled inbound synchronization');
  expect(await failure('Fabrikam')).toContain('auto-redemption');
});

test('8: secrets are read back masked, and late', async () => {
  const client = await open({ latency: { ...noLatency, replication: 20_000 } });
  const id = await client.configuration('Secrets');
  client.sandbox.clock.advance(60 * minute);
  const path = `/servicePrincipals/${id}/synchronization/secrets`;
  const value = [
    { key: 'CompanyId', value: client.tenant('Fabrikam').tenantId },
    { key: 'SecretToken', value: 'very secret' },
  ];
  expect((await client.send('PUT', path, { value })).status).toBe(204);
  expect((await client.send('GET', path)).body.value).toEqual([]);
  client.sandbox.clock.advance(60 * minute);
  expect((await client.send('GET', path)).body.value).toContainEqual({ key: 'SecretToken', value: '*' });
});

test('9: a second assignment of somebody is 400, and assignments come in pages and late', async () => {
  const client = await open({ latency: { ...noLatency, replication: 20_000 } });
  const id = await client.configuration('Assignments');
  client.sandbox.clock.advance(60 * minute);
  const path = `/servicePrincipals/${id}/appRoleAssignedTo`;
  const appRoleId = client.home.servicePrincipals.get(id)?.appRoles[0]?.id;
  for (const { id: principalId } of plainPeople(client, 3)) {
    const body = { principalId, resourceId: id, appRoleId };
    expect((await client.send('POST', path, body)).status).toBe(201);
    const twice = await client.send('POST', path, body);
    expect([twice.status, twice.message]).toEqual([400, 'Permission being assigned already exists on the object']);
  }
  expect((await client.send('GET', path)).body.value).toEqual([]);
  client.sandbox.clock.advance(60 * minute);
  const page = await client.send('GET', `${path}?$top=2`);
  expect(page.body.value).toHaveLength(2);
  expect(page.body['@odata.nextLink']).toContain('$skiptoken=');
});

test('10: a job just started is NotRun and shows a failed execution of the year 1', async () => {
  const client = await open();
  const { job } = await client.share(
    client.tenant('Fabrikam'),
    plainPeople(client, 40).map(({ id }) => id),
  );
  await client.send('POST', `${job}/start`);
  expect((await client.send('GET', job)).body['status']).toMatchObject({
    code: 'NotRun',
    lastExecution: { state: 'Failed', timeBegan: '0001-01-01T00:00:00Z', error: { code: 'None' } },
  });
});

test('11: pausing lets the current cycle end', async () => {
  const client = await open();
  const people = plainPeople(client, 40);
  const { job } = await client.share(
    client.tenant('Fabrikam'),
    people.map(({ id }) => id),
  );
  const before = client.tenant('Fabrikam').users.size;
  await client.send('POST', `${job}/start`);
  await client.send('POST', `${job}/pause`);
  client.sandbox.clock.advance(30 * minute);
  expect((await client.send('GET', job)).body['status']).toMatchObject({ code: 'Paused' });
  expect(client.tenant('Fabrikam').users.size).toBe(before + people.length);
});

test('12: too many deletions of one cycle are held back in quarantine until they are allowed', async () => {
  const client = await open({ scenario: 'mass-delete' });
  const fabrikam = client.tenant('Fabrikam');
  const configuration = [...client.home.servicePrincipals.values()].find(
    ({ displayName }) => displayName === `MTO_Sync_${fabrikam.tenantId}`,
  );
  const job = `/servicePrincipals/${configuration?.id ?? ''}/synchronization/jobs/${configuration?.jobs[0]?.id ?? ''}`;
  const deleted = () => [...fabrikam.users.values()].filter((user) => user.deletedDateTime !== null).length;
  expect((await client.send('GET', job)).body['status']).toMatchObject({
    code: 'Quarantine',
    quarantine: { reason: 'TooManyDeletes' },
  });
  const none = deleted();
  await client.send('POST', `${job}/restart`, { criteria: { resetScope: 'ForceDeletes' } });
  client.sandbox.clock.advance(30 * minute);
  await client.send('GET', job);
  expect(deleted()).toBeGreaterThan(none + 10);
});

test('13: an assigned group is skipped as an object while its members are provisioned', async () => {
  const client = await open();
  const group = sharedGroup(client.sandbox.world());
  const before = client.tenant('Fabrikam').users.size;
  const { job } = await client.share(client.tenant('Fabrikam'), [group.id]);
  await client.send('POST', `${job}/start`);
  client.sandbox.clock.advance(30 * minute);
  const { body } = await client.send('GET', `/auditLogs/provisioning?$filter=sourceIdentity/id eq '${group.id}'`);
  expect(body.value).toMatchObject([
    { provisioningStatusInfo: { status: 'skipped', errorInformation: { errorCode: 'EntityTypeNotSupported' } } },
  ]);
  expect(client.tenant('Fabrikam').users.size).toBeGreaterThan(before + 20);
  expect([...client.tenant('Fabrikam').groups.values()].map(({ displayName }) => displayName)).not.toContain(
    group.displayName,
  );
});

test('14: a guest who exists in the target stays a guest', async () => {
  const client = await open();
  const greta = personNamed(client, 'Greta Lindholm');
  const { job } = await client.share(client.tenant('Fabrikam'), [greta.id]);
  await client.send('POST', `${job}/start`);
  client.sandbox.clock.advance(5 * minute);
  await client.send('GET', job);
  const accounts = [...client.tenant('Fabrikam').users.values()].filter(
    (user) => user.hidden.alternativeSecurityId === greta.hidden.netId,
  );
  expect(accounts).toMatchObject([{ userType: 'Guest', department: greta.department }]);
});

test('15: people from elsewhere, internal guests and people who sign in by SMS are skipped when scope is judged', async () => {
  const client = await open();
  const people = ['Erik Lund', 'Gustavo Prado', 'Samir Nasser'].map((name) => personNamed(client, name));
  const { job } = await client.share(
    client.tenant('Fabrikam'),
    people.map(({ id }) => id),
  );
  await client.send('POST', `${job}/start`);
  client.sandbox.clock.advance(5 * minute);
  for (const { id } of people) {
    const { body } = await client.send('GET', `/auditLogs/provisioning?$filter=sourceIdentity/id eq '${id}'`);
    expect(body.value).toMatchObject([
      {
        provisioningAction: 'other',
        provisioningSteps: expect.arrayContaining([
          expect.objectContaining({ provisioningStepType: 'scoping', status: 'skipped' }),
        ]) as unknown,
      },
    ]);
  }
});

test('16: a schema is replaced with PUT, and PATCH is an unknown error with JSON in its message', async () => {
  const client = await open();
  const { job } = await client.share(client.tenant('Fabrikam'), []);
  const { body } = await client.send('GET', `${job}/schema`);
  const { '@odata.context': _context, ...schema } = body;
  expect((await client.send('PUT', `${job}/schema`, schema)).status).toBe(204);
  const undescribed = 'Every SDK offers it, the description leaves it out, and the service refuses it.';
  const patched = await client.send('PATCH', `${job}/schema`, schema, { undescribed });
  expect([patched.status, patched.errorCode]).toEqual([404, 'UnknownError']);
  expect(JSON.parse(patched.message)).toHaveProperty('Message');
});

test('17: on demand answers in two dialects, five times in ten seconds, and not for an assignment of this minute', async () => {
  const client = await open({ throttling: true });
  const people = plainPeople(client, 8);
  const { job } = await client.share(
    client.tenant('Fabrikam'),
    people.map(({ id }) => id),
  );
  const { body } = await client.send('GET', `${job}/schema`);
  const [rule] = body['synchronizationRules'] as readonly { readonly id: string }[];
  const provision = async (person: User | undefined) =>
    client.send('POST', `${job}/provisionOnDemand`, {
      parameters: [{ ruleId: rule?.id, subjects: [{ objectId: person?.id, objectTypeName: 'User' }] }],
    });
  expect((await provision(people[0])).body['value']).toContain('NotEffectivelyEntitled');
  client.sandbox.clock.advance(10 * minute);
  const replies = [];
  for (const person of people.slice(0, 6)) replies.push(await provision(person));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  client.sandbox.clock.advance(minute);
  for (const person of people.slice(5)) replies.push(await provision(person));
  const kinds = replies
    .filter(({ status }) => status === 200)
    .map(({ body: pair }): unknown => pair['value'])
    .map((text) => (typeof text === 'string' && Array.isArray(JSON.parse(text)) ? 'array' : 'object'));
  expect(new Set(kinds)).toEqual(new Set(['array', 'object']));
});

test('18: the log is asked five times in ten seconds, compares with case, names the target, mixes step types and pages', async () => {
  const client = await open({ scenario: 'shared', throttling: true });
  const fabrikam = client.tenant('Fabrikam');
  const log = (query: string) => client.send('GET', `/auditLogs/provisioning?${query}`);
  const page = await log(`$filter=tenantId eq '${fabrikam.tenantId}' and provisioningAction eq 'create'&$top=5`);
  expect(page.body.value).toHaveLength(5);
  expect(page.body['@odata.nextLink']).toContain('$skiptoken=');
  const types = page.body.value?.flatMap((row) =>
    (row['provisioningSteps'] as readonly { readonly provisioningStepType: string }[]).map(
      (step) => step.provisioningStepType,
    ),
  );
  expect(types).toContain('Import');
  expect(types).toContain('export');
  const upper = await log(`$filter=tenantId eq '${fabrikam.tenantId.toUpperCase()}'`);
  expect(upper.body.value).toEqual([]);
  for (let call = 0; call < 3; call += 1) await log('$top=1');
  const refused = await log('$top=1');
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

test('19: throttling comes with and without Retry-After, inside batches as well, where what depends on a failure is 424 and order is free', async () => {
  const client = await open();
  client.sandbox.setFaults([
    { match: { path: '/groups' }, kind: 'throttle', retryAfter: 3, times: 2 },
    { match: { path: '/groups' }, kind: 'throttle', retryAfter: null, times: 1 },
    { match: { path: '/organization' }, kind: 'unavailable' },
    { match: { path: '/users' }, kind: 'timeout' },
  ]);
  const waits = [];
  waits.push((await client.send('GET', '/groups')).headers.get('retry-after'));
  const { body } = await client.send('POST', '/$batch', {
    requests: [
      { id: '1', method: 'GET', url: '/groups' },
      { id: '2', method: 'GET', url: '/me', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: '/organization' },
      { id: '4', method: 'GET', url: '/users' },
      ...Array.from({ length: 12 }, (_, index) => ({ id: `me${String(index)}`, method: 'GET', url: '/me' })),
    ],
  });
  waits.push((await client.send('GET', '/groups')).headers.get('retry-after'));
  expect(waits).toEqual(['3', null]);
  const responses = body['responses'] as readonly {
    readonly id: string;
    readonly status: number;
    readonly headers: object;
  }[];
  const statusOf = (id: string) => responses.find((response) => response.id === id)?.status;
  expect(['1', '2', '3', '4', 'me0'].map(statusOf)).toEqual([429, 424, 503, 504, 200]);
  expect(responses.find(({ id }) => id === '1')?.headers).toMatchObject({ 'Retry-After': '3' });
  expect(responses.map(({ id }) => id)).not.toEqual(responses.map(({ id }) => id).toSorted());
});

test('20: a revoked session is challenged for claims, and a missing role and a missing scope are the same 403', async () => {
  const client = await open();
  const [administrator] = client.sandbox.world().personas;
  const userId = administrator?.userId ?? '';
  const readOnly = await client.sandbox.issueToken({ userId, scopes: ['User.Read'] });
  const request = new Request('http://localhost:3100/graph/v1.0/auditLogs/provisioning', {
    headers: { authorization: `Bearer ${readOnly}` },
  });
  const scope = (await (await client.sandbox.fetch(request)).json()) as { readonly error: { readonly code: string } };
  expect((await client.send('GET', '/auditLogs/provisioning')).status).toBe(200);
  client.sandbox.dispatch({ type: 'role-removed', userId });
  const role = await client.send('GET', '/auditLogs/provisioning');
  expect([scope.error.code, role.errorCode]).toEqual(['Authorization_RequestDenied', 'Authorization_RequestDenied']);
  client.sandbox.clock.advance(minute);
  client.sandbox.dispatch({ type: 'sessions-revoked', userId });
  const challenged = await client.send('GET', '/me');
  expect(challenged.status).toBe(401);
  expect(challenged.headers.get('www-authenticate')).toMatch(/error="insufficient_claims", claims="[\w+/=]+"/);
});

test('21: the next page without the header has lost the advanced query, and the count is on the first page only', async () => {
  const client = await open();
  const path = "/users?$filter=userType ne 'Guest'&$count=true&$top=5";
  const first = await client.send('GET', path, undefined, eventual);
  expect(first.body['@odata.count']).toBeGreaterThan(100);
  const next = String(first.body['@odata.nextLink']).replace(/^.*\/v1\.0/, '');
  const second = await client.send('GET', next, undefined, eventual);
  expect([second.status, second.body['@odata.count']]).toEqual([200, undefined]);
  expect((await client.send('GET', next)).errorCode).toBe('Request_UnsupportedQuery');
});

test('22: a search finds words by how they begin, in any order, and never by their middle', async () => {
  const client = await open();
  const found = async (text: string) => {
    const { body } = await client.send('GET', `/users?$search="displayName:${text}"`, undefined, eventual);
    return body.value?.map((user) => user['displayName']) ?? [];
  };
  expect(await found('lindholm greta')).toEqual(['Greta Lindholm']);
  expect(await found('lindh')).toContain('Greta Lindholm');
  expect(await found('indholm')).not.toContain('Greta Lindholm');
});

test('23: the configuration of a tenant that leaves keeps running', async () => {
  const client = await open({ scenario: 'shared' });
  const fabrikam = client.tenant('Fabrikam');
  const newcomer = plainPeople(client, 200).at(-1);
  client.sandbox.dispatch({ type: 'tenant-left', tenantId: fabrikam.tenantId });
  client.sandbox.dispatch({ type: 'user-added-to-group', groupId: 'All Employees Sync', userId: newcomer?.id });
  client.sandbox.clock.advance(50 * minute);
  const { body } = await client.send('GET', `${organization}/tenants`);
  expect(body.value?.map((member) => member['tenantId'])).not.toContain(fabrikam.tenantId);
  expect([...fabrikam.users.values()].map((user) => user.hidden.alternativeSecurityId)).toContain(
    newcomer?.hidden.netId,
  );
});
