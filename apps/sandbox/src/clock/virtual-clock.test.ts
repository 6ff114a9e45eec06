import { expect, it } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

it('stands still at speed 0 until it is advanced', () => {
  let wall = 1000;
  const clock = createVirtualClock({ start: 50, speed: 0, wall: () => wall });
  wall += 10_000;
  expect(clock.now()).toBe(50);
  clock.advance(7);
  expect(clock.now()).toBe(57);
});

it('runs as many times as fast as real time as its speed says', () => {
  let wall = 0;
  const clock = createVirtualClock({ start: 0, speed: 60, wall: () => wall });
  wall = 1000;
  expect(clock.now()).toBe(60_000);
  clock.setSpeed(1);
  wall = 2000;
  expect(clock.now()).toBe(61_000);
});

it('never goes back, whatever real time does', () => {
  let wall = 5000;
  const clock = createVirtualClock({ start: 0, wall: () => wall });
  wall = 9000;
  expect(clock.now()).toBe(4000);
  wall = 6000;
  expect(clock.now()).toBe(4000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  expect(() => clock.setSpeed(Number.NaN)).toThrow(RangeError);
});
