import { expect, test } from 'vitest';
import { createRandom } from '../random/seeded-random.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { World } from '../world/world.ts';
import { advanceSynchronization, nextSynchronization } from './engine.ts';

const start = Date.UTC(2026, 10, 23, 8);
const later = start + 41 * 60_000;

function weekOfSharing(): World {
  const scenario = scenarios.find(({ name }) => name === 'shared');
  if (!scenario) throw new RangeError('There is no scenario of a week of sharing.');
  return scenario.create(1, start);
}

test('what is due is done in slices that come to the same as all at once', () => {
  const [atOnce, inSlices] = [weekOfSharing(), weekOfSharing()];
  advanceSynchronization(atOnce, later, createRandom(1));
  const random = createRandom(1);
  let slices = 0;
  do {
    advanceSynchronization(inSlices, later, random, { pause: () => true });
    slices += 1;
  } while (nextSynchronization(inSlices) <= later);
  // One slice each for the beginning and the end of a cycle of five jobs, at the least.
  expect(slices).toBeGreaterThanOrEqual(10);
  expect(inSlices).toEqual(atOnce);
});
