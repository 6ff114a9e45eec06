import type { Contender } from './contenders/contenders.ts';
import { openStage, type StageOptions } from './stage.ts';
import { violationsOf } from './violations.ts';

/** What one contender came to in one world. */
export interface Figures {
  /** Virtual seconds until the last job was started, and until the contender was done. */
  readonly started: number;
  readonly ended: number;
  readonly requests: number;
  readonly calls: number;
  readonly writes: number;
  readonly throttled: number;
  readonly early: number;
  /** Tenants that are not as they should be. */
  readonly violations: number;
}

/** Lets one contender share in a fresh world. What it does to prepare is not counted. */
export async function measure(contender: Contender, options: StageOptions): Promise<Figures> {
  const stage = await openStage(options);
  const share = await stage.time.during(contender(stage));
  const [began, before] = [stage.time.now(), { ...stage.counts }];
  await stage.time.during(share());
  const { counts } = stage;
  return {
    started: (counts.startedAt - began) / 1_000,
    ended: (stage.time.now() - began) / 1_000,
    requests: counts.requests - before.requests,
    calls: counts.calls - before.calls,
    writes: counts.writes - before.writes,
    throttled: counts.throttled - before.throttled,
    early: counts.early - before.early,
    violations: violationsOf(stage),
  };
}

/** The same in the worlds of several seeds. */
export async function measureSeeds(
  contender: Contender,
  options: Omit<StageOptions, 'seed'>,
  seeds: readonly number[],
): Promise<readonly Figures[]> {
  const all: Figures[] = [];
  for (const seed of seeds) all.push(await measure(contender, { ...options, seed }));
  return all;
}

/** The median of several worlds, with the least and the most. */
export interface Spread {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

/** @throws RangeError when there is nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (least === undefined || middle === undefined || most === undefined) throw new RangeError('Nothing was measured.');
  return { middle, least, most };
}
