import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { TestIdentityProvider, TestPerson } from './identity-provider.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json(): unknown;
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Leaves out the header that the portal's own pages send. */
  readonly withoutCsrf?: boolean;
}

/** A client that keeps cookies, follows nothing by itself, and sends what a page of the portal would. */
export interface TestBrowser {
  send(path: string, request?: TestRequest): Promise<TestAnswer>;
  /** Signs in as the pages do: login, the authorization endpoint, callback. Answers the callback's answer. */
  signIn(entra: TestIdentityProvider, person: TestPerson, returnTo?: string): Promise<TestAnswer>;
  readonly cookies: Map<string, string>;
}

export function createTestBrowser(origin: string): TestBrowser {
  const cookies = new Map<string, string>();
  async function send(
    path: string,
    { method = 'GET', headers, body, withoutCsrf }: TestRequest = {},
  ): Promise<TestAnswer> {
    const answer = await exchange(`${origin}${path}`, method, body === undefined ? undefined : JSON.stringify(body), {
      ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      ...(withoutCsrf ? {} : { 'x-csrf': '1' }),
      ...(method === 'GET' ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }
  return {
    cookies,
    send,
    async signIn(entra, person, returnTo = '/') {
      const login = await send(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      const { code, state } = entra.authorize(login.headers.location ?? '', person);
      return send(`/auth/callback?code=${code}&state=${state}`);
    },
  };
}

function exchange(
  url: string,
  method: string,
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<TestAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => void chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const json = (): unknown => JSON.parse(text);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
