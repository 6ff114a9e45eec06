import { expect, test } from 'vitest';
import { addGroup } from '../scenarios/groups.ts';
import { addExternal } from '../scenarios/people.ts';
import { replaceSchema } from './engine.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

function scopeResult(sandbox: TwoTenants, sourceId: string): Record<string, boolean> {
  const step = sandbox.rows(sourceId)[0]?.provisioningSteps.find((each) => each.name === 'EntrySynchronizationScoping');
  const result: Record<string, boolean> = {};
  const parsed: unknown = JSON.parse(step?.details['ScopeEvaluationResult'] ?? '{}');
  for (const [name, passed] of Object.entries(parsed ?? {})) result[name] = passed === true;
  return result;
}

test('direct members of a security group are synchronized, its owners and members of nested groups are not', () => {
  const sandbox = twoTenants();
  const [member, owner, nested] = [sandbox.person({}, false), sandbox.person({}, false), sandbox.person({}, false)];
  const inner = addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Inner', [nested.id]);
  sandbox.share(
    addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Outer', [member.id, inner.id], { owners: [owner.id] }),
    'Group',
  );
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(member)).toBeDefined();
  expect(sandbox.account(owner)).toBeUndefined();
  expect(sandbox.account(nested)).toBeUndefined();
});

test('members of a group that is not security enabled are not synchronized', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({}, false);
  sandbox.share(
    addGroup(sandbox.source, sandbox.random, sandbox.now(), 'News', [person.id], { securityEnabled: false }),
    'Group',
  );
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.target.users.size).toBe(0);
});

test('an assignment with default access does not entitle', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  for (const assignment of sandbox.configuration.assignments)
    assignment.appRoleId = '00000000-0000-0000-0000-000000000000';
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeUndefined();
  expect(sandbox.rows(person.id)[0]).toMatchObject({
    provisioningStatusInfo: { status: 'skipped', errorInformation: { errorCode: 'NotEffectivelyEntitled' } },
    provisioningSteps: [
      {},
      {
        details: {
          'Assigned to the application': 'True',
          'User has the required role': 'False',
          SkipReason: 'NotEffectivelyEntitled',
        },
      },
    ],
  });
});

test('guests, members from elsewhere, SMS sign-in and internal guests fail the built-in filters', () => {
  const sandbox = twoTenants();
  const external = { userType: 'Member' as const };
  const cases = [
    sandbox.person({ hidden: { smsSignInState: 'ready' } }),
    sandbox.person({ userType: 'Guest' }),
    addExternal(sandbox.source, sandbox.random, sandbox.now(), 'a@elsewhere.com', {}),
    addExternal(sandbox.source, sandbox.random, sandbox.now(), 'b@elsewhere.com', external),
    addExternal(sandbox.source, sandbox.random, sandbox.now(), 'c@elsewhere.com', {
      externalUserState: 'PendingAcceptance',
      hidden: { alternativeSecurityId: null },
    }),
  ];
  for (const person of cases.slice(2)) sandbox.share(person);
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.target.users.size).toBe(0);
  const failed = cases.map((person) =>
    Object.entries(scopeResult(sandbox, person.id)).flatMap(([name, passed]) => (passed ? [] : [name])),
  );
  expect(failed).toEqual([
    ["Filter external users.alternativeSecurityIds EQUALS 'None'"],
    ["Filter internal guests.userType EQUALS 'Member'"],
    ["Filter external users.alternativeSecurityIds EQUALS 'None'", "Filter internal guests.userType EQUALS 'Member'"],
    ["Filter external users.alternativeSecurityIds EQUALS 'None'"],
    [
      "Filter external users.alternativeSecurityIds EQUALS 'None'",
      "Filter pending users.userState NOT EQUALS 'PendingAcceptance'",
      "Filter internal guests.userType EQUALS 'Member'",
    ],
  ]);
});

test('somebody who is blocked before the first synchronization is created once unblocked', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ accountEnabled: false });
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeUndefined();
  expect(sandbox.rows(person.id)[0]?.provisioningSteps[1]?.details['Active in the source system']).toBe('False');
  person.accountEnabled = true;
  sandbox.pass(40);
  expect(sandbox.account(person)?.accountEnabled).toBe(true);
});

test('saving a filter removes who fails it and keeps who passes one of its groups', () => {
  const sandbox = twoTenants();
  const [sales, berlin, other] = [
    sandbox.person({ department: 'Sales', city: 'Oslo' }),
    sandbox.person({ department: 'Legal', city: 'Berlin' }),
    sandbox.person({ department: 'sales', city: 'Oslo' }),
  ];
  sandbox.start();
  sandbox.pass(1);
  const schema = structuredClone(sandbox.job.schema);
  const mapping = schema.synchronizationRules[0]?.objectMappings[0];
  if (!mapping?.scope) throw new Error('The default schema has a mapping of users.');
  const clause = (
    sourceOperandName: string,
    value: string,
  ): { sourceOperandName: string; operatorName: string; targetOperand: { values: string[] } } => ({
    sourceOperandName,
    operatorName: 'EQUALS',
    targetOperand: { values: [value] },
  });
  mapping.scope.groups = [
    { name: 'Sales', clauses: [clause('department', 'Sales')] },
    { name: 'Berlin lawyers', clauses: [clause('department', 'Legal'), clause('city', 'Berlin')] },
  ];
  expect(
    replaceSchema(sandbox.world, sandbox.source, sandbox.configuration, sandbox.job, schema, { now: sandbox.now() }),
  ).toBeUndefined();
  sandbox.pass(1);
  expect(sandbox.account(sales)?.deletedDateTime).toBeNull();
  expect(sandbox.account(berlin)?.deletedDateTime).toBeNull();
  expect(sandbox.account(other)?.deletedDateTime).not.toBeNull();
});
