import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export const testTenantId = '11111111-2222-4333-8444-555555555555';
export const testClientId = '66666666-7777-4888-9999-000000000000';

/** Somebody who signs in. */
export interface TestPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly wids?: readonly string[];
  readonly roles?: readonly string[];
  /** What Graph says when the token holds no `wids`. */
  readonly directoryRoles?: readonly string[];
}

/** What an identity provider gone wrong does to the next id_token. */
export type Mischief = Readonly<{
  claims?: Readonly<Record<string, unknown>>;
  signWith?: 'own-key' | 'foreign-key' | 'no-key';
}>;

/** A sign-in endpoint and the little of Graph that a sign-in asks for, which can be told to misbehave. */
export interface TestIdentityProvider extends AsyncDisposable {
  readonly origin: string;
  /** What the person did at the authorization endpoint: answers the code for the redirect. */
  authorize(address: string, person: TestPerson): { readonly code: string; readonly state: string };
  misbehave(mischief: Mischief): void;
  /** The token endpoint answers everything with this error from now on. */
  refuseTokens(error: { readonly status: number; readonly body: unknown } | undefined): void;
  /** Takes away every role that this person holds in the directory. */
  removeRoles(person: TestPerson): void;
  readonly tokenRequests: readonly URLSearchParams[];
}

interface Grant {
  readonly person: TestPerson;
  readonly nonce: string;
}

export async function startIdentityProvider(): Promise<TestIdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', use: 'sig', alg: 'RS256' };
  const codes = new Map<string, Grant>();
  const people = new Map<string, TestPerson>();
  const withoutRoles = new Set<string>();
  const tokenRequests: URLSearchParams[] = [];
  let mischief: Mischief = {};
  let refusal: { readonly status: number; readonly body: unknown } | undefined;
  let origin = '';

  async function token(form: URLSearchParams): Promise<{ status: number; body: unknown }> {
    tokenRequests.push(form);
    if (refusal !== undefined) return refusal;
    const key = form.get('grant_type') === 'refresh_token' ? form.get('refresh_token') : form.get('code');
    const grant = codes.get(key ?? '');
    if (grant === undefined) return { status: 400, body: { error: 'invalid_grant', error_description: 'AADSTS54005' } };
    if (form.get('grant_type') === 'authorization_code') codes.delete(key ?? '');
    const accessToken = `AT-${grant.person.userId}-${String(tokenRequests.length)}`;
    const refreshToken = `RT-${grant.person.userId}-${String(tokenRequests.length)}`;
    codes.set(refreshToken, grant);
    people.set(accessToken, grant.person);
    const info = Buffer.from(JSON.stringify({ uid: grant.person.userId, utid: testTenantId })).toString('base64url');
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        scope: form.get('scope') ?? '',
        expires_in: 3600,
        access_token: accessToken,
        refresh_token: refreshToken,
        id_token: await idToken(grant, mischief, { privateKey, foreignKey: foreign.privateKey }, origin),
        client_info: info,
      },
    };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '', 'http://test').pathname;
      const body = await text(request);
      const reply = (status: number, value: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      };
      if (path.endsWith('/discovery/v2.0/keys')) reply(200, { keys: [jwk] });
      else if (path.endsWith('/oauth2/v2.0/token')) {
        const answer = await token(new URLSearchParams(body));
        reply(answer.status, answer.body);
      } else if (path === '/graph/v1.0/$batch') {
        const person = people.get((request.headers.authorization ?? '').slice('Bearer '.length));
        if (person === undefined)
          reply(401, { error: { code: 'InvalidAuthenticationToken', message: 'unknown token' } });
        else
          reply(200, batchAnswer(withoutRoles.has(person.userId) ? { ...person, directoryRoles: [] } : person, body));
      } else reply(404, { error: { code: 'ResourceNotFound', message: 'not in this test' } });
    })();
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let issued = 0;
  return {
    origin,
    tokenRequests,
    authorize(address, person) {
      const parameters = new URL(address).searchParams;
      issued += 1;
      const code = `code-${String(issued)}`;
      codes.set(code, { person, nonce: parameters.get('nonce') ?? '' });
      return { code, state: parameters.get('state') ?? '' };
    },
    removeRoles: ({ userId }) => void withoutRoles.add(userId),
    misbehave(next) {
      mischief = next;
    },
    refuseTokens(next) {
      refusal = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function idToken(
  { person, nonce }: Grant,
  { claims, signWith = 'own-key' }: Mischief,
  keys: { readonly privateKey: CryptoKey; readonly foreignKey: CryptoKey },
  origin: string,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: `${origin}/${testTenantId}/v2.0`,
    aud: testClientId,
    sub: person.userId,
    oid: person.userId,
    tid: testTenantId,
    nonce,
    name: person.displayName,
    preferred_username: `${person.userId}@contoso.example`,
    login_hint: `hint-${person.userId}`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    ver: '2.0',
    ...(person.wids ? { wids: person.wids } : {}),
    ...(person.roles ? { roles: person.roles } : {}),
    ...claims,
  };
  if (signWith === 'no-key') {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
  }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'JWT' })
    .sign(signWith === 'own-key' ? keys.privateKey : keys.foreignKey);
}

function batchAnswer(person: TestPerson, body: string): unknown {
  const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
  const responses = requests.map(({ id, url }) => ({
    id,
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: batchPart(person, url),
  }));
  return { responses };
}

function batchPart(person: TestPerson, url: string): unknown {
  if (url.includes('transitiveMemberOf')) {
    const value = (person.directoryRoles ?? person.wids ?? []).map((roleTemplateId) => ({
      '@odata.type': '#microsoft.graph.directoryRole',
      id: roleTemplateId,
      roleTemplateId,
    }));
    return { value };
  }
  if (url.includes('organization')) {
    const verifiedDomains = [{ name: 'contoso.example', isDefault: true, isInitial: false }];
    return { value: [{ id: testTenantId, displayName: 'Contoso', verifiedDomains }] };
  }
  return { id: person.userId, displayName: person.displayName, userPrincipalName: `${person.userId}@contoso.example` };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
