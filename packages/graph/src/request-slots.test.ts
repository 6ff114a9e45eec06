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

test('trouble halves what is let in, down to one; good answers widen it again, never beyond the most', async () => {
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
