import { describe, expect, it } from 'vitest';
import { memberTenant, userPrincipal } from '../plan/testing/build-observation.ts';
import type { Fault } from './testing/fake-directory.ts';
import { runProcess } from './testing/fake-process.ts';
import type { Ending } from './testing/fake-process.ts';
import { brokenAtTheEnd, watchInvariants } from './testing/invariants.ts';
import { inputFor, situation } from './testing/situation.ts';
import { seededRandom } from './testing/virtual-clock.ts';

const [anna, ben, cleo] = [userPrincipal('Anna'), userPrincipal('Ben'), userPrincipal('Cleo')];
const faults: readonly Fault[] = [
  'reset-before',
  'reset-after',
  'unavailable',
  'throttled',
  'not-found',
  'forbidden',
  'conflict',
  'needs-sign-in',
];

/** Runs with faults and up to three crashes, then resumes without faults until it ends. */
async function simulate(seed: number, rate: number): Promise<readonly string[]> {
  const chance = seededRandom(seed * 7_919 + 13);
  const shared = seed % 2 === 0 ? [anna, ben] : undefined;
  const wanted = [ben, cleo];
  let disturbed = true;
  const exponential = (mean: number, most: number) => Math.min(most, -mean * Math.log(1 - chance.next()));
  const start = situation(
    [1, 2, 3].map((number) => memberTenant(number)),
    {
      seed,
      ...(shared ? { shared } : {}),
      wanted,
      lag: (what) => exponential(what === 'by-id' ? 4_000 : 8_000, 80_000),
      fault: () => (disturbed && chance.next() < rate ? faults[Math.floor(chance.next() * faults.length)] : undefined),
    },
  );
  const broken = watchInvariants(start.world, start.journal, { shared: shared ?? [], wanted });
  let ending: Ending | undefined;
  for (let times = 0; times < 4; times += 1) {
    const crashAt = times < 3 ? 1 + Math.floor(chance.next() * 400) : Number.POSITIVE_INFINITY;
    ending = await runProcess({ ...start.input, resumed: times > 0 }, start, crashAt);
    if (ending.how === 'threw') return [`threw: ${String(ending.error)}`];
  }
  disturbed = false;
  ending = await runProcess({ ...start.input, resumed: true }, start);
  const last = JSON.stringify(ending.events.at(-1));
  if (!last.includes('"failed":0'))
    return [
      ...broken,
      last,
      ...ending.events.map((event) => JSON.stringify(event)).filter((event) => event.includes('failed')),
    ];
  const writes = start.world.writes.length;
  await runProcess(inputFor(start.world, wanted, 'run-2'), start);
  const idle = start.world.writes.length === writes ? [] : ['I8: a plan for what is so already wrote something'];
  return [...broken, ...brokenAtTheEnd(start.world, start.journal, wanted), ...idle];
}

describe('with a fifth of all calls going wrong and crashes in between', () => {
  it.each([1, 2, 3, 4])(
    'no promise is broken (hundred seeds, part %i)',
    async (part) => {
      const violations: string[] = [];
      for (let seed = part * 1_000; seed < part * 1_000 + 100; seed += 1) {
        const broken = await simulate(seed, 0.2);
        if (broken.length > 0) violations.push(`seed ${seed}: ${[...new Set(broken)].join('; ')}`);
      }
      expect(violations).toEqual([]);
    },
    120_000,
  );
});
