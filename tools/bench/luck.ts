import { createRandom, type Random } from '../../apps/sandbox/src/random/seeded-random.ts';
import type { ReplicationLag } from '../../apps/sandbox/src/replication/replication.ts';
import type { Profile, RequestKind } from './profiles.ts';

/** What goes wrong on the way, with the request or with its answer. */
export type Mishap = 'throttled' | 'unavailable' | 'reset-before' | 'reset-after' | 'gateway-timeout';
const mishaps: readonly Mishap[] = ['throttled', 'unavailable', 'reset-before', 'reset-after', 'gateway-timeout'];

/** A request as far as luck looks at it. */
export interface LuckyRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * Luck by tenant and kind, so that all contenders meet the same: the third reading about a tenant takes as long for one as for
 * another, and what was made for it lags as much, whoever made it and in whatever order.
 */
export interface Luck {
  /** Whole milliseconds a request takes; a batch takes as long as its slowest part. */
  duration(request: LuckyRequest): number;
  /** How long the write to the object of this key of the sandbox takes to be seen. */
  lag(key: string): ReplicationLag;
  /** What goes wrong with a request, for a part of all requests. */
  mishap(request: LuckyRequest): Mishap | undefined;
}

export interface LuckOptions {
  readonly seed: number;
  readonly profile: Profile;
  /** The part of all requests that goes wrong, 0 to 1. */
  readonly faultRate: number;
  /** Name of the configuration or its application with this id, if there is one. */
  readonly nameOf: (id: string) => string | undefined;
}

export function createLuck({ seed, profile, faultRate, nameOf }: LuckOptions): Luck {
  const times = new Map<string, number>();
  const next = (what: string): Random => {
    const count = (times.get(what) ?? 0) + 1;
    times.set(what, count);
    return createRandom(hash(`${seed} ${what} ${count}`));
  };
  /** The tenant that a path or key is about, or what it is about instead. */
  const ownerOf = (text: string): string => {
    const named = /MTO_Sync_[0-9a-f-]+/.exec(text);
    if (named) return named[0];
    const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
    return [...text.matchAll(ids)].map(([id]) => nameOf(id)).find((name) => name !== undefined) ?? text;
  };
  const one = ({ method, path, body }: LuckyRequest): number => {
    const kind = kindOf(method, path);
    return Math.ceil(next(`${kind} ${ownerOf(subjectOf(path, body))}`).lognormal(profile.medians[kind]));
  };
  return {
    duration(request) {
      if (!request.path.endsWith('/$batch')) return one(request);
      const { requests } = JSON.parse(request.body) as { requests: readonly { method: string; url: string }[] };
      return Math.max(...requests.map(({ method, url }) => one({ method, path: url, body: '' })));
    },
    lag(key) {
      const collection = key.split('/')[1] ?? '';
      const random = next(`lag of ${collection} ${ownerOf(key)}`);
      return profile.lag(collection, (median) => Math.ceil(random.lognormal(median)));
    },
    mishap({ method, path, body }) {
      if (faultRate === 0) return undefined;
      const random = next(`mishap ${method} ${ownerOf(subjectOf(path, body))}`);
      return random.next() < faultRate ? random.pick(mishaps) : undefined;
    },
  };
}

/** What is to be made has no id yet: its name is in the body. */
function subjectOf(path: string, body: string): string {
  return path.endsWith('/instantiate') ? body : path;
}

function kindOf(method: string, path: string): RequestKind {
  if (method === 'GET') return 'read';
  if (path.endsWith('/instantiate')) return 'instantiate';
  if (path.endsWith('/validateCredentials')) return 'validate';
  if (path.endsWith('/start')) return 'start';
  return path.endsWith('/jobs') ? 'job' : 'write';
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
