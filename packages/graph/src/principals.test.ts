import { describe, expect, test } from 'vitest';
import { readPrincipals } from './principals.ts';
import { answersFor, guidOf, sampleUser, type SampleGroup } from './testing/sample-directory.ts';
import { createScriptedClient } from './testing/scripted-client.ts';
import { refusal } from './testing/scripted-graph.ts';

const inner = { '@odata.type': '#microsoft.graph.group', id: guidOf(200), displayName: 'Inner' };
const device = { '@odata.type': '#microsoft.graph.device', id: guidOf(300) };
const groupId = guidOf(100);

async function groupFactsOf(group: Partial<SampleGroup>) {
  const { client, sent } = createScriptedClient(answersFor({ groups: [{ id: groupId, members: [], ...group }] }));
  const facts = (await readPrincipals(client, [{ id: groupId, kind: 'group', displayName: '' }])).get(groupId);
  if (facts?.kind !== 'group') throw new Error('The group is missing.');
  return { facts, sent };
}

describe('a group', () => {
  test('is known by its direct members, outside owners, nested groups and what else is in it', async () => {
    const { facts } = await groupFactsOf({
      members: [sampleUser(1), sampleUser(2), inner, device],
      owners: [sampleUser(2), sampleUser(3)],
      transitiveMembers: [sampleUser(1), sampleUser(2), sampleUser(4), inner, device],
    });
    expect(facts.principal.displayName).toBe('Group 00');
    expect(facts.group.directMembers.map((person) => person.userId)).toEqual([guidOf(1), guidOf(2)]);
    expect(facts.group.ownersOutside.map((person) => person.userId)).toEqual([guidOf(3)]);
    expect(facts.group.nestedGroups).toEqual([{ groupId: guidOf(200), displayName: 'Inner' }]);
    expect(facts.group.nestedOnlyMembers.map((person) => person.userId)).toEqual([guidOf(4)]);
    expect(facts.group.otherMemberCount).toBe(1);
    expect(facts.group).toMatchObject({
      securityEnabled: true,
      membership: 'assigned',
      ruleProcessing: 'not-applicable',
    });
  });

  test('without groups inside costs one request', async () => {
    const { sent } = await groupFactsOf({ members: [sampleUser(1)] });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['On', 'on'],
    ['Paused', 'paused'],
    [null, 'on'],
  ])('with a dynamic rule in state %s is dynamic, its rule %s', async (state, expected) => {
    const properties = { groupTypes: ['DynamicMembership'], membershipRuleProcessingState: state };
    const { facts } = await groupFactsOf({ properties });
    expect(facts.group).toMatchObject({ membership: 'dynamic', ruleProcessing: expected });
  });

  test('deleted between two parts of the batch is missing', async () => {
    const answers = answersFor({ groups: [{ id: groupId, members: [] }] });
    const { client } = createScriptedClient((request) =>
      request.path.endsWith('/owners') ? refusal(404, 'Request_ResourceNotFound') : answers(request),
    );
    const facts = await readPrincipals(client, [{ id: groupId, kind: 'group', displayName: 'Was' }]);
    expect(facts.get(groupId)).toEqual({
      kind: 'missing',
      principal: { id: groupId, kind: 'group', displayName: 'Was' },
    });
  });
});

describe('a person', () => {
  const personOf = async (properties: object) => {
    const { client } = createScriptedClient(answersFor({ users: [sampleUser(1, properties)] }));
    const facts = (await readPrincipals(client, [{ id: guidOf(1), kind: 'user', displayName: 'Old name' }])).get(
      guidOf(1),
    );
    return facts?.kind === 'user' ? facts.person : undefined;
  };

  test.each([
    ['invited', { creationType: 'Invitation', userType: 'Guest' }],
    ['invited and made a member', { creationType: 'Invitation' }],
    ['with an invitation that is pending', { externalUserState: 'PendingAcceptance' }],
    ['known by its name only', { userPrincipalName: 'ann_fabrikam.example#ext#@contoso.example' }],
  ])('%s is external', async (_, properties) => {
    expect((await personOf(properties))?.external).toBe(true);
  });

  test('of the tenant is not external, not even as a guest or made for a consumer', async () => {
    expect(await personOf({ userType: 'Guest', creationType: null })).toMatchObject({
      external: false,
      userType: 'guest',
    });
    expect((await personOf({ creationType: 'LocalAccount' }))?.external).toBe(false);
    expect((await personOf({ userType: null }))?.userType).toBe('unknown');
  });

  test('that is blocked is known to be', async () => {
    expect((await personOf({ accountEnabled: false }))?.accountEnabled).toBe(false);
  });
});

test('a principal of the other kind, or one that is gone, is missing', async () => {
  const { client } = createScriptedClient(answersFor({ users: [sampleUser(1)] }));
  const principals = [
    { id: guidOf(1), kind: 'group', displayName: 'A user' },
    { id: guidOf(2), kind: 'user', displayName: 'Gone' },
  ] as const;
  expect([...(await readPrincipals(client, principals)).values()].map((facts) => facts.kind)).toEqual([
    'missing',
    'missing',
  ]);
});

test('three hundred users are read in one request', async () => {
  const users = Array.from({ length: 300 }, (_, index) => sampleUser(index));
  const { client, sent } = createScriptedClient(answersFor({ users }));
  const facts = await readPrincipals(
    client,
    users.map(({ id }) => ({ id, kind: 'user', displayName: '' })),
  );
  expect([...facts.values()].every(({ kind }) => kind === 'user')).toBe(true);
  expect(sent).toHaveLength(1);
});
