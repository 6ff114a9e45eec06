import { DirectoryError } from '@tenantry/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { globalAdministrator, helpdeskAdministrator } from '../testing/people.ts';
import { startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import { accountIdOf } from '../session/session-principal.ts';
import { testTenantId, type TestPerson } from '../testing/identity-provider.ts';
import { createDelegatedTokens } from './delegated-tokens.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await startTestPortal();
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});
const accountOf = ({ userId }: TestPerson): string => accountIdOf(userId, testTenantId);
const tokenOf = (person: TestPerson, claims?: string): Promise<string> =>
  portal.foundation.tokens.delegated(accountOf(person)).token(claims === undefined ? {} : { claims });
async function codeOf(token: Promise<unknown>): Promise<unknown> {
  const error: unknown = await token.catch((reason: unknown) => reason);
  return error instanceof DirectoryError ? error.code : error;
}

test('an account that signed in gets tokens, and another gets its own', async () => {
  await portal.signedIn(globalAdministrator);
  await portal.signedIn(helpdeskAdministrator);
  const people = Array.from({ length: 40 }, (_, turn) =>
    turn % 2 === 0 ? globalAdministrator : helpdeskAdministrator,
  );
  const tokens = await Promise.all(people.map((person) => tokenOf(person)));
  for (const [turn, person] of people.entries()) expect(tokens[turn]).toContain(person.userId);
});

test('an account that never signed in has to', async () => {
  expect(await codeOf(tokenOf(globalAdministrator))).toBe('needs-sign-in');
});

test('many who need a new token at once share one request', async () => {
  await portal.signedIn(globalAdministrator);
  const before = portal.entra.tokenRequests.length;
  const tokens = await Promise.all(
    Array.from({ length: 20 }, () => tokenOf(globalAdministrator, '{"access_token":{}}')),
  );
  expect(new Set(tokens).size).toBe(1);
  expect(portal.entra.tokenRequests.length - before).toBe(1);
});

test('a claims challenge is answered with a new token that asks for the claims', async () => {
  await portal.signedIn(globalAdministrator);
  const first = await tokenOf(globalAdministrator);
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  expect(await tokenOf(globalAdministrator, claims)).not.toBe(first);
  expect(portal.entra.tokenRequests.at(-1)?.get('claims')).toContain('"nbf"');
});

test.each([
  ['an expired grant', 400, { error: 'invalid_grant', error_description: 'AADSTS700082' }, 'needs-sign-in'],
  [
    'a revoked grant',
    400,
    { error: 'invalid_grant', suberror: 'bad_token', error_description: 'AADSTS50173' },
    'needs-sign-in',
  ],
  [
    'a policy that wants the person',
    400,
    { error: 'interaction_required', claims: '{"access_token":{}}' },
    'needs-sign-in',
  ],
  ['a wrong client secret', 401, { error: 'invalid_client', error_description: 'AADSTS7000215' }, 'forbidden'],
  ['an endpoint in trouble', 503, { error: 'temporarily_unavailable' }, 'unavailable'],
] as const)('%s is told as it is', async (_name, status, body, code) => {
  await portal.signedIn(globalAdministrator);
  portal.entra.refuseTokens({ status, body });
  expect(await codeOf(tokenOf(globalAdministrator, '{"access_token":{}}'))).toBe(code);
});

test('tokens outlive the process that got them', async () => {
  await portal.signedIn(globalAdministrator);
  const { config } = portal.foundation;
  const restarted = createDelegatedTokens(config.entra, portal.identity.vault, portal.clock);
  expect(await restarted.source(accountOf(globalAdministrator)).token()).toContain(globalAdministrator.userId);
});

test('after signing out there are no tokens, in no process for longer than a minute', async () => {
  const browser = await portal.signedIn(globalAdministrator);
  const { config } = portal.foundation;
  const other = createDelegatedTokens(config.entra, portal.identity.vault, portal.clock).source(
    accountOf(globalAdministrator),
  );
  await other.token();
  await browser.send('/auth/logout', { method: 'POST' });
  expect(await codeOf(tokenOf(globalAdministrator))).toBe('needs-sign-in');
  portal.clock.advance(60_001);
  expect(await codeOf(other.token())).toBe('needs-sign-in');
});

test('a partner that has not consented is asked again after an hour', async () => {
  const { tokens } = portal.foundation;
  const partner = '22222222-2222-4333-8444-555555555555';
  portal.entra.refuseTokens({
    status: 400,
    body: { error: 'unauthorized_client', error_description: 'AADSTS7000229' },
  });
  expect(await tokens.partner(partner)).toBeUndefined();
  const asked = portal.entra.tokenRequests.length;
  expect(await tokens.partner(partner)).toBeUndefined();
  portal.clock.advance(3_599_000);
  expect(await tokens.partner(partner)).toBeUndefined();
  expect(portal.entra.tokenRequests.length).toBe(asked);
  portal.clock.advance(1_001);
  expect(await tokens.partner(partner)).toBeUndefined();
  expect(portal.entra.tokenRequests.length).toBe(asked + 1);
});

test('a partner whose sign-in does not answer is asked again after a minute', async () => {
  const { tokens } = portal.foundation;
  portal.entra.refuseTokens({ status: 503, body: { error: 'temporarily_unavailable' } });
  expect(await tokens.partner('22222222-2222-4333-8444-555555555555')).toBeUndefined();
  const asked = portal.entra.tokenRequests.length;
  portal.clock.advance(60_001);
  await tokens.partner('22222222-2222-4333-8444-555555555555');
  expect(portal.entra.tokenRequests.length).toBeGreaterThan(asked);
});
