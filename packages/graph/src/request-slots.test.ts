import { expect, test } from 'vitest';
import { createRequestSlots } from './request-slots.ts';

/** How many of the given waits have been let in by now. */
async function admitted(waits: readonly Promise<void>[]): Promise<number> {
  let count = 0;
  for (const wait of waits) wait.then(() => (count += 1)).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return count;
}

const waitsFor = (slots: ReturnType<typeof createRequestSlots>, count: number): readonly Promise<void>[] =>
  Array.from({ length: count }, () => slots.acquire(undefined));

test('no more are let in than there are slots, and the next when one is released', async () => {
  const slots = createRequestSlots(3);
  const waits = waitsFor(slots, 5);
  expect(await admitted(waits)).toBe(3);
  slots.release();
  expect(await admitted(waits)).toBe(4);
});

test('somebody who left while waiting takes no slot', async () => {
  const slots = createRequestSlots(1);
  await slots.acquire(undefined);
  const controller = new AbortController();
  const left = slots.acquire(controller.signal);
  const next = slots.acquire(undefined);
  controller.abort(new Error('Left.'));
  await expect(left).rejects.toThrow('Left.');
  slots.release();
  expect(await admitted([next])).toBe(1);
});

test('somebody who left before asking is refused', async () => {
  const slots = createRequestSlots(1);
  await expect(slots.acquire(AbortSignal.abort(new Error('Left.')))).rejects.toThrow('Left.');
  expect(await admitted(waitsFor(slots, 1))).toBe(1);
});

test('one answer of twenty that fails lets in as many as before, one of three lets in fewer and fewer', async () => {
  const slots = createRequestSlots(8);
  for (let round = 0; round < 20; round += 1) {
    for (let count = 0; count < 19; count += 1) slots.widen();
    slots.meetTrouble();
  }
  const waits = waitsFor(slots, 20);
  expect(await admitted(waits)).toBe(8);
  for (let round = 0; round < 20; round += 1) {
    slots.widen();
    slots.widen();
    slots.meetTrouble();
  }
  for (let count = 0; count < 7; count += 1) slots.release();
  expect(await admitted(waits)).toBe(8);
  slots.release();
  expect(await admitted(waits)).toBe(9);
});

test('a service that fails altogether soon has one request at a time', async () => {
  const slots = createRequestSlots(32);
  for (let count = 0; count < 10; count += 1) slots.meetTrouble();
  expect(await admitted(waitsFor(slots, 5))).toBe(1);
});

test('being asked for less halves what is let in, down to one; good answers widen it again, never beyond the most', async () => {
  const slots = createRequestSlots(8);
  slots.narrow();
  const waits = waitsFor(slots, 20);
  expect(await admitted(waits)).toBe(4);
  for (let count = 0; count < 4; count += 1) slots.widen();
  expect(await admitted(waits)).toBe(4);
  slots.widen();
  expect(await admitted(waits)).toBe(5);
  for (let count = 0; count < 500; count += 1) slots.widen();
  expect(await admitted(waits)).toBe(8);
  for (let count = 0; count < 10; count += 1) slots.narrow();
  for (let count = 0; count < 8; count += 1) slots.release();
  expect(await admitted(waits)).toBe(9);
});
