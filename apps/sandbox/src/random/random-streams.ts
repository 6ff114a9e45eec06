import { createRandom, type Random } from './seeded-random.ts';

export type RandomStreams = Readonly<
  Record<'graph' | 'engine' | 'latency' | 'replication' | 'faults' | 'signIn' | 'events', Random>
>;

/**
 * A stream of chance for each purpose, so that more latency does not change anybody's id. `run` counts the processes that have
 * worked on one world: another run has other chance, or its new ids would be those of the first.
 */
export function createRandomStreams(seed: number, run: number): RandomStreams {
  const stream = (purpose: number): Random => createRandom(seed * 16 + purpose + run * 2 ** 36);
  return {
    graph: stream(1),
    engine: stream(2),
    latency: stream(3),
    replication: stream(4),
    faults: stream(5),
    signIn: stream(6),
    events: stream(7),
  };
}
