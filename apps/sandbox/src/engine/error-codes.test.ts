import { expect, test } from 'vitest';
import { addGroup, mailEnabled } from '../scenarios/groups.ts';
import { addPerson } from '../scenarios/people.ts';
import type { User } from '../world/user.ts';
import { sourceOf } from './default-schema.ts';
import { provisionOnDemand, replaceSchema } from './engine.ts';
import { forceFailure, serviceErrorCodes } from './forced-failure.ts';
import { externalPrincipalName, userMappingOf } from './user-mapping.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

function firstCycle(sandbox: TwoTenants): void {
  sandbox.start();
  sandbox.pass(5);
}

const refusals: readonly (readonly [string, string, (sandbox: TwoTenants) => User])[] = [
  [
    'a disabled guest whose invitation is pending',
    'InvitationCreationFailureUserAccountDisabled',
    (sandbox) => {
      const person = sandbox.person();
      sandbox.existing(person, {
        externalUserState: 'PendingAcceptance',
        accountEnabled: false,
        hidden: { alternativeSecurityId: null },
      });
      return person;
    },
  ],
  [
    'an internal user with the same proxy address',
    'InvitationCreationFailureAmbiguousUser',
    (sandbox) => {
      const person = sandbox.person();
      addPerson(sandbox.target, sandbox.random, sandbox.now(), { proxyAddresses: [`smtp:${person.mail ?? ''}`] });
      return person;
    },
  ],
  [
    'a group of the target with the same mail address',
    'InvitationCreationFailureInvalidPropertyValue',
    (sandbox) => {
      const person = sandbox.person();
      addGroup(sandbox.target, sandbox.random, sandbox.now(), 'Clash', [], {
        ...mailEnabled(sandbox.target, 'clash'),
        mail: person.mail,
      });
      return person;
    },
  ],
  [
    'a mail address that is none',
    'InvitationCreationFailureInvalidPropertyValue',
    (sandbox) => sandbox.person({ mail: 'not an address' }),
  ],
  [
    'a mail domain that is not verified',
    'InvalidDomain',
    (sandbox) => sandbox.person({ mail: 'someone@unknown.example' }),
  ],
  ['a missing mail nickname', 'MandatoryFieldsMissing', (sandbox) => sandbox.person({ mailNickname: '' })],
  ['a missing home account id', 'ImportSkipped', (sandbox) => sandbox.person({ hidden: { netId: '' } })],
  [
    'several accounts of one person',
    'DuplicateTargetEntries',
    (sandbox) => {
      const person = sandbox.person();
      sandbox.existing(person);
      sandbox.existing(person);
      return person;
    },
  ],
  [
    'an account mastered on premises',
    'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises',
    (sandbox) => {
      const person = sandbox.person();
      sandbox.existing(person, { hidden: { masteredOnPremises: true } });
      return person;
    },
  ],
  [
    'a target that forbids invitations',
    'AzureActiveDirectoryForbidden',
    (sandbox) => {
      sandbox.target.guestInvitations = 'none';
      return sandbox.person();
    },
  ],
  [
    'a target whose quota is used up',
    'AzureActiveDirectoryQuotaLimitExceeded',
    (sandbox) => {
      sandbox.target.objectQuota = 0;
      return sandbox.person();
    },
  ],
];

test.each(refusals)('%s is reported as %s and makes no account', (_case, code, arrange) => {
  const sandbox = twoTenants();
  const person = arrange(sandbox);
  const before = structuredClone([...sandbox.target.users.values()]);
  firstCycle(sandbox);
  expect(sandbox.lastCode(person.id)).toBe(code);
  expect([...sandbox.target.users.values()]).toEqual(before);
});

test('a property mastered by Exchange is left alone while the others are written', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ city: 'Porto' });
  const guest = sandbox.existing(person, {
    city: 'Faro',
    showInAddressList: false,
    hidden: { masteredInExchange: true },
  });
  firstCycle(sandbox);
  expect(guest).toMatchObject({ city: 'Porto', showInAddressList: false });
  expect(sandbox.lastCode(person.id)).toBe('AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService');
});

test.each([
  [
    'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure',
    'does not let people in',
    ({ source, target }: TwoTenants) => {
      const partner = target.partners.get(source.tenantId);
      if (partner) partner.identitySynchronization = { displayName: null, userSyncInbound: { isSyncAllowed: false } };
    },
  ],
  [
    'AzureDirectoryB2BManagementPolicyCheckFailure',
    'does not redeem for others',
    ({ source, target }: TwoTenants) => {
      const partner = target.partners.get(source.tenantId);
      if (partner) partner.automaticUserConsentSettings = null;
    },
  ],
])('%s is told once to everybody who waits while the target %s', (code, _case, arrange) => {
  const sandbox = twoTenants();
  const linked = sandbox.person();
  firstCycle(sandbox);
  arrange(sandbox);
  const waiting = sandbox.person();
  sandbox.pass(24 * 60);
  const codes = (user: User) =>
    sandbox.rows(user.id).map((row) => row.provisioningStatusInfo.errorInformation?.errorCode ?? 'none');
  expect(codes(waiting)).toEqual([code]);
  expect(codes(linked)).toEqual(['none']);
  expect(sandbox.job.status.quarantine?.error).toMatchObject({ code });
});

test('InvalidAnchor is reported for a linked account that is gone', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  firstCycle(sandbox);
  sandbox.target.users.clear();
  person.city = 'Faro';
  sandbox.pass(40);
  expect(sandbox.lastCode(person.id)).toBe('InvalidAnchor');
});

test('EntryConflict is reported when somebody else has the user principal name', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.existing(sandbox.person({}, false), {
    userPrincipalName: externalPrincipalName(person.userPrincipalName, sandbox.target.initialDomain),
  });
  firstCycle(sandbox);
  expect(sandbox.lastCode(person.id)).toBe('EntryConflict');
});

test('Conflict is reported when a new user principal name is that of somebody else in the target', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  firstCycle(sandbox);
  const before = sandbox.account(person)?.userPrincipalName;
  person.userPrincipalName = 'new.name@source.example';
  sandbox.existing(sandbox.person({}, false), {
    userPrincipalName: externalPrincipalName(person.userPrincipalName, sandbox.target.initialDomain),
  });
  sandbox.pass(40);
  expect(sandbox.lastCode(person.id)).toBe('Conflict');
  expect(sandbox.account(person)?.userPrincipalName).toBe(before);
});

test('DuplicateSourceEntries is reported of users of the source who carry the same home account id', () => {
  const sandbox = twoTenants();
  const [one, fine] = [sandbox.person(), sandbox.person()];
  const other = sandbox.person({ hidden: { netId: one.hidden.netId } });
  firstCycle(sandbox);
  expect([one, other, fine].map(({ id }) => sandbox.lastCode(id))).toEqual([
    'DuplicateSourceEntries',
    'DuplicateSourceEntries',
    undefined,
  ]);
  expect(sandbox.account(one)).toBeUndefined();
});

test('SchemaPropertyCanOnlyAcceptValue is reported of somebody with several addresses when they are mapped to a property of one', () => {
  const sandbox = twoTenants();
  const several = sandbox.person({ proxyAddresses: ['SMTP:a@source.example', 'smtp:b@source.example'] });
  const single = sandbox.person({ proxyAddresses: ['SMTP:c@source.example'] });
  firstCycle(sandbox);
  const schema = structuredClone(sandbox.job.schema);
  const mappings = schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
  for (const mapping of mappings) {
    if (mapping.targetAttributeName === 'city') mapping.source = sourceOf('[proxyAddresses]');
  }
  const { world, source, configuration, job } = sandbox;
  expect(replaceSchema(world, source, configuration, job, schema, { now: sandbox.now() })).toBeUndefined();
  sandbox.pass(5);
  expect(sandbox.lastCode(several.id)).toBe('SchemaPropertyCanOnlyAcceptValue');
  expect(sandbox.account(single)?.city).toBe('SMTP:c@source.example');
});

test('SchemaAttributeNotFound is reported for everybody when the mapping names an attribute that people do not have', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  firstCycle(sandbox);
  const schema = structuredClone(sandbox.job.schema);
  const mappings = schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
  for (const mapping of mappings) if (mapping.targetAttributeName === 'city') mapping.source = sourceOf('[town]');
  const { world, source, configuration, job } = sandbox;
  expect(replaceSchema(world, source, configuration, job, schema, { now: sandbox.now() })).toBeUndefined();
  sandbox.pass(5);
  expect(sandbox.lastCode(person.id)).toBe('SchemaAttributeNotFound');
});

test('EntityTypeNotSupported is a skip of an assigned group', () => {
  const sandbox = twoTenants();
  const group = addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Sales', [sandbox.person({}, false).id]);
  sandbox.share(group, 'Group');
  firstCycle(sandbox);
  expect(sandbox.lastCode(group.id)).toBe('EntityTypeNotSupported');
});

test('NotEffectivelyEntitled is a skip of somebody assigned with default access', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  for (const assignment of sandbox.configuration.assignments) {
    assignment.appRoleId = '00000000-0000-0000-0000-000000000000';
  }
  firstCycle(sandbox);
  expect(sandbox.lastCode(person.id)).toBe('NotEffectivelyEntitled');
});

test('EntrySynchronizationSkipped is a skip of somebody whom the filters leave out', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ userType: 'Guest' });
  firstCycle(sandbox);
  expect(sandbox.lastCode(person.id)).toBe('EntrySynchronizationSkipped');
});

test('RedundantExport is a skip on demand of somebody who has nothing to change', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  firstCycle(sandbox);
  const { world, source, configuration, job, random } = sandbox;
  const order = { ruleId: userMappingOf(job.schema).ruleId, userId: person.id };
  provisionOnDemand(world, source, configuration, job, order, sandbox.now(), random);
  expect(sandbox.lastCode(person.id)).toBe('RedundantExport');
});

test('TooManyDeletes is told of everybody whose deletion is held back', () => {
  const sandbox = twoTenants({ DeleteThresholdEnabled: true, DeleteThresholdValue: 1 });
  const people = [sandbox.person(), sandbox.person()];
  firstCycle(sandbox);
  for (const person of people) sandbox.unshare(person.id);
  sandbox.pass(40);
  expect(people.map((person) => sandbox.lastCode(person.id))).toEqual(['TooManyDeletes', 'TooManyDeletes']);
});

test.each(serviceErrorCodes)('%s is reported when it is made to happen, and the next attempt goes well', (code) => {
  const sandbox = twoTenants();
  const [failing, fine] = [sandbox.person(), sandbox.person()];
  forceFailure(sandbox.target, { sourceUserId: failing.id, code, times: 1 });
  firstCycle(sandbox);
  expect([sandbox.lastCode(failing.id), sandbox.lastCode(fine.id)]).toEqual([code, undefined]);
  expect(sandbox.account(failing)).toBeUndefined();
  sandbox.pass(80);
  expect(sandbox.account(failing)).toBeDefined();
});
