import { expect, test } from 'vitest';
import { createPartnerReader, type PartnerTokens } from './partner-accounts.ts';
import { guidOf } from './testing/sample-directory.ts';
import { rejection } from './testing/scripted-client.ts';
import { createScriptedGraph, refusal, type Script } from './testing/scripted-graph.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

function readerOf(
  script: Script,
  tokensFor: PartnerTokens = () => ({ token: () => Promise.resolve('partner-token') }),
) {
  const clock = createVirtualClock();
  const graph = createScriptedGraph(script, () => clock.now());
  const random = { next: (): number => 0 };
  const reader = createPartnerReader(tokensFor, { clock, random, purpose: 'interactive', send: graph.send });
  return { reader, sent: graph.sent };
}

test('the accounts of people from elsewhere are read with the token of that tenant', async () => {
  const { reader, sent } = readerOf(() => ({
    status: 200,
    body: {
      value: [
        {
          id: guidOf(1),
          userPrincipalName: 'ann_contoso.example#EXT#@fabrikam.example',
          mail: 'ann@contoso.example',
          userType: 'Guest',
        },
        {
          id: guidOf(2),
          userPrincipalName: 'bob_contoso.example#EXT#@fabrikam.example',
          mail: null,
          userType: 'Member',
        },
        { id: guidOf(3) },
      ],
    },
  }));
  expect(await reader.readExistingAccounts(guidOf(9))).toEqual([
    { userPrincipalName: 'ann_contoso.example#EXT#@fabrikam.example', mail: 'ann@contoso.example', userType: 'guest' },
    { userPrincipalName: 'bob_contoso.example#EXT#@fabrikam.example', userType: 'member' },
  ]);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer partner-token');
  expect(new URLSearchParams(sent[0]?.query).get('$filter')).toBe(
    "userType eq 'Guest' or creationType eq 'Invitation'",
  );
});

test('a tenant that has not let the portal in cannot be seen, and nothing is sent', async () => {
  const { reader, sent } = readerOf(
    () => ({ status: 200, body: { value: [] } }),
    () => undefined,
  );
  expect(await reader.readExistingAccounts(guidOf(9))).toBeUndefined();
  expect(sent).toEqual([]);
});

test.each([
  [403, 'Authorization_RequestDenied'],
  [401, 'InvalidAuthenticationToken'],
  [503, 'ServiceUnavailable'],
])('a tenant that answers %i %s cannot be seen', async (status, code) => {
  const { reader } = readerOf(() => refusal(status, code));
  expect(await reader.readExistingAccounts(guidOf(9))).toBeUndefined();
});

test('what the token source throws is not taken for "cannot be seen"', async () => {
  const reason = new Error('No secret configured.');
  const { reader } = readerOf(
    () => ({ status: 200 }),
    () => ({ token: () => Promise.reject(reason) }),
  );
  expect(await rejection(reader.readExistingAccounts(guidOf(9)))).toBe(reason);
});
