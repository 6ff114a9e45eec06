import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';

/** Medians in milliseconds, as they are reported of the real service: the shape, not a promise. */
export const typical = { read: 220, write: 500, instantiate: 3_000, validate: 1_500, job: 1_500, start: 600 };

/** The share of a path that tells whose luck decides: the tenant a request is about, its kind, and how often it was made. */
export interface LatencyDraws {
  /** Milliseconds the request takes; equal for every contender that asks the same the same number of times. */
  draw(method: string, path: string, body: string): number;
  /** Learns which configuration belongs to which tenant. */
  learn(path: string, requestBody: string, answer: string): void;
}

/** Luck by tenant and kind of request, so that all contenders meet the same. A batch takes as long as its slowest part. */
export function createLatencyDraws(seed: number): LatencyDraws {
  const owners = new Map<string, string>();
  const times = new Map<string, number>();
  const one = (method: string, path: string, body: string): number => {
    const kind = kindOf(method, path);
    const owner = ownerOf(path, body, owners);
    const key = `${kind} ${owner}`;
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    return createRandom(hash(`${seed} ${key} ${count}`)).lognormal(typical[kind]);
  };
  return {
    draw(method, path, body) {
      if (!path.endsWith('/$batch')) return one(method, path, body);
      const { requests } = JSON.parse(body) as { requests: readonly { method: string; url: string }[] };
      return Math.max(...requests.map((part) => one(part.method, part.url, '')));
    },
    learn(path, requestBody, answer) {
      if (!path.endsWith('/instantiate')) return;
      const { displayName } = JSON.parse(requestBody) as { displayName: string };
      const { servicePrincipal } = JSON.parse(answer) as { servicePrincipal?: { id: string } };
      if (servicePrincipal) owners.set(servicePrincipal.id, displayName);
    },
  };
}

function kindOf(method: string, path: string): keyof typeof typical {
  if (method === 'GET') return 'read';
  if (path.endsWith('/instantiate')) return 'instantiate';
  if (path.endsWith('/validateCredentials')) return 'validate';
  if (path.endsWith('/start')) return 'start';
  return path.endsWith('/jobs') ? 'job' : 'write';
}

function ownerOf(path: string, body: string, owners: ReadonlyMap<string, string>): string {
  const named = /MTO_Sync_[0-9a-f-]+/.exec(`${path}${body}`);
  if (named) return named[0];
  const id = /servicePrincipals\/([0-9a-f-]+)/.exec(path)?.[1];
  return (id === undefined ? undefined : owners.get(id)) ?? path;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
