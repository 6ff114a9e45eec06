import { expect, test } from 'vitest';
import { claimsChallenge } from './claims-challenge.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
const challenge = (parameters: string): Headers => new Headers({ 'www-authenticate': `Bearer ${parameters}` });

test('the claims of a challenge are decoded', () => {
  const headers = challenge(`realm="", error="insufficient_claims", claims="${btoa(claims)}"`);
  expect(claimsChallenge(headers)).toBe(claims);
});

test('the order of parameters and further challenges do not matter', () => {
  const headers = challenge(`claims="${btoa(claims).replaceAll('=', '')}", error="insufficient_claims"`);
  headers.append('www-authenticate', 'PoP realm="x"');
  expect(claimsChallenge(headers)).toBe(claims);
});

test.each([
  ['no challenge', 'realm="", error="invalid_token"'],
  ['claims that are no base64', 'error="insufficient_claims", claims="***"'],
  ['claims that are no JSON', `error="insufficient_claims", claims="${btoa('no json')}"`],
  ['claims that are no object', `error="insufficient_claims", claims="${btoa('7')}"`],
  [
    'a header of absurd length',
    `error="insufficient_claims", claims="${btoa(JSON.stringify({ padding: 'x'.repeat(20_000) }))}"`,
  ],
])('%s gives no claims', (_, parameters) => {
  expect(claimsChallenge(challenge(parameters))).toBeUndefined();
});
