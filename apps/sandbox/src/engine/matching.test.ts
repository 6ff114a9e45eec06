import { expect, test } from 'vitest';
import { addGroup, mailEnabled } from '../scenarios/groups.ts';
import type { PersonDetails } from '../scenarios/people.ts';
import { addExternal, addPerson } from '../scenarios/people.ts';
import type { User } from '../world/user.ts';
import { restartJob } from './engine.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

/** An account in the target that stands for somebody of the source. */
function existing(sandbox: TwoTenants, user: User, details: PersonDetails = {}): User {
  const mail = user.mail ?? user.userPrincipalName;
  const hidden = { alternativeSecurityId: user.hidden.netId, ...details.hidden };
  return addExternal(sandbox.target, sandbox.random, sandbox.now(), mail, {
    displayName: 'Old name',
    ...details,
    hidden,
  });
}

function firstCycle(sandbox: TwoTenants): void {
  sandbox.start();
  sandbox.pass(5);
}

function lastCode(sandbox: TwoTenants, user: User): string | undefined {
  return sandbox.rows(user.id).at(-1)?.provisioningStatusInfo.errorInformation?.errorCode;
}

test('an accepted guest is matched by home account, updated and stays a guest', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const guest = existing(sandbox, person, { mail: 'private@elsewhere.com' });
  firstCycle(sandbox);
  expect(guest).toMatchObject({ userType: 'Guest', displayName: person.displayName, department: person.department });
  expect(guest.userPrincipalName).toBe(`${person.mailNickname}_source.com#EXT#@target.onmicrosoft.com`);
  expect(sandbox.target.users.size).toBe(1);
});

test('a userType mapping that always applies converts a guest to a member', () => {
  const sandbox = twoTenants();
  const guest = existing(sandbox, sandbox.person());
  for (const mapping of sandbox.job.schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? []) {
    if (mapping.targetAttributeName === 'userType') mapping.flowType = 'Always';
  }
  firstCycle(sandbox);
  expect(guest.userType).toBe('Member');
});

test('a pending guest is found by invitation only: it stays pending and keeps its user principal name', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const guest = existing(sandbox, person, {
    userPrincipalName: 'old#EXT#@target.onmicrosoft.com',
    externalUserState: 'PendingAcceptance',
    hidden: { alternativeSecurityId: null },
  });
  firstCycle(sandbox);
  expect(guest).toMatchObject({
    userType: 'Guest',
    externalUserState: 'PendingAcceptance',
    displayName: person.displayName,
    userPrincipalName: 'old#EXT#@target.onmicrosoft.com',
  });
  expect(guest.hidden.alternativeSecurityId).toBeNull();
});

test('two people with one mail address share one account', () => {
  const sandbox = twoTenants();
  sandbox.person({ mail: 'desk@source.com' });
  sandbox.person({ mail: 'desk@source.com' });
  firstCycle(sandbox);
  expect(sandbox.target.users.size).toBe(1);
});

const refusals: readonly (readonly [string, string, (sandbox: TwoTenants) => User])[] = [
  [
    'a disabled guest whose invitation is pending',
    'InvitationCreationFailureUserAccountDisabled',
    (sandbox) => {
      const person = sandbox.person();
      existing(sandbox, person, {
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
      existing(sandbox, person);
      existing(sandbox, person);
      return person;
    },
  ],
  [
    'an account mastered on premises',
    'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises',
    (sandbox) => {
      const person = sandbox.person();
      existing(sandbox, person, { hidden: { masteredOnPremises: true } });
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
  expect(lastCode(sandbox, person)).toBe(code);
  expect([...sandbox.target.users.values()]).toEqual(before);
});

test('a property mastered by Exchange is left alone while the others are written', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ city: 'Porto' });
  const guest = existing(sandbox, person, {
    city: 'Faro',
    showInAddressList: false,
    hidden: { masteredInExchange: true },
  });
  firstCycle(sandbox);
  expect(guest).toMatchObject({ city: 'Porto', showInAddressList: false });
  expect(lastCode(sandbox, person)).toBe('AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService');
});

test('an account that the target had deleted is not brought back', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const account = existing(sandbox, person, { deletedDateTime: new Date(sandbox.now()).toISOString() });
  firstCycle(sandbox);
  expect(account.deletedDateTime).not.toBeNull();
  expect(sandbox.target.users.size).toBe(1);
});

test('a failed attempt is kept, tried again after 40 minutes and then less often, and succeeds once the cause is gone', () => {
  const sandbox = twoTenants();
  sandbox.target.guestInvitations = 'none';
  const person = sandbox.person();
  firstCycle(sandbox);
  expect(sandbox.job.status.lastExecution).toMatchObject({ state: 'EntryLevelErrors', countEscrowed: 1 });
  expect(sandbox.job.status.lastSuccessfulExecution).toBeNull();
  sandbox.pass(5 * 40);
  const attempts = sandbox.rows(person.id).length;
  expect(attempts).toBeGreaterThan(1);
  expect(attempts).toBeLessThan(6);
  sandbox.target.guestInvitations = 'everyone';
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeDefined();
  expect(job.status.lastExecution).toMatchObject({ state: 'Succeeded', countEscrowed: 0 });
});
