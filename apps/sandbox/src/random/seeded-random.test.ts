import { expect, it } from 'vitest';
import { createRandom } from './seeded-random.ts';

it('repeats itself for the same seed and differs for another', () => {
  const draw = (seed: number): string[] => {
    const random = createRandom(seed);
    return [random.guid(), String(random.next()), String(random.lognormal(10))];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('makes version 4 identifiers that do not repeat', () => {
  const random = createRandom(1);
  const ids = Array.from({ length: 2000 }, () => random.guid());
  expect(new Set(ids).size).toBe(2000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('spreads its draws evenly and around the median it was given', () => {
  const random = createRandom(3);
  const counts = Array.from({ length: 4 }, () => 0);
  for (let draw = 0; draw < 8000; draw += 1) {
    const index = random.integer(4);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  const below = Array.from({ length: 4000 }, () => random.lognormal(100)).filter((value) => value < 100).length;
  expect(Math.abs(below - 2000)).toBeLessThan(200);
});

it('refuses to pick from nothing', () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError);
});
