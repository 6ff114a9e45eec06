import type { ReplicationLag } from '../../apps/sandbox/src/replication/replication.ts';

export type RequestKind = 'read' | 'write' | 'instantiate' | 'validate' | 'job' | 'start';

/** How slow Microsoft Graph is. It promises nothing and nobody has published percentiles, so a profile is said, not known. */
export interface Profile {
  readonly name: string;
  /** What it stands for, in a line. */
  readonly says: string;
  /** How long requests take: medians of lognormal distributions, in milliseconds. */
  readonly medians: Readonly<Record<RequestKind, number>>;
  /** How long a write to an object of this collection takes to be seen, of draws around a median in milliseconds. */
  lag(collection: string, draw: (median: number) => number): ReplicationLag;
}

const usual = { read: 220, write: 500, instantiate: 3_000, validate: 1_500, job: 1_500, start: 600 } as const;
/** What a configuration consists of in the directory. */
const configurations: ReadonlySet<string> = new Set(['servicePrincipals', 'applications']);

/** Everything waits once for a new configuration, which is then seen everywhere; what is put into it is seen at once. */
function oneLag(median: number): Profile['lag'] {
  return (collection, draw) => {
    if (!configurations.has(collection)) return { byId: 0, inList: 0 };
    const lag = draw(median);
    return { byId: lag, inList: lag };
  };
}

/** Every write lags as in the sandbox: by id until one of two replicas has it, in lists until both have, one behind the other. */
function everythingLags(median: number): Profile['lag'] {
  return (_collection, draw) => {
    const [first, second] = [draw(median), draw(median)];
    return { byId: Math.min(first, second), inList: first + second };
  };
}

function times(factor: number): Profile['medians'] {
  const { read, write, instantiate, validate, job, start } = usual;
  return {
    read: read * factor,
    write: write * factor,
    instantiate: instantiate * factor,
    validate: validate * factor,
    job: job * factor,
    start: start * factor,
  };
}

/** The profile of the targets. */
export const typical: Profile = {
  name: 'typical',
  says: 'a new configuration is seen everywhere after 12 s (median); what is put into it is seen at once',
  medians: usual,
  lag: oneLag(12_000),
};

/** The profile in which lists are as far behind as administrators report: about half a minute, for assignments too. */
export const lists: Profile = {
  name: 'everything lags',
  says: 'every write is seen by id after about 9 s and in lists after about 26 s: configuration, job, assignments, start',
  medians: usual,
  lag: everythingLags(12_000),
};

/** The same as the typical one, on other days. */
export const otherDays: readonly Profile[] = [
  { name: 'fast', says: 'requests take half as long, the lag is 3 s', medians: times(0.5), lag: oneLag(3_000) },
  {
    name: 'bad day',
    says: 'requests take three times as long, the lag is 60 s',
    medians: times(3),
    lag: oneLag(60_000),
  },
];
