import type { RunProgress, TenantProgress } from '@tenantry/domain';
import { expect, test } from 'vitest';
import { changedSince, type RunOutcome } from './changed-since.ts';

/** How each tenant of a run ended, and after how many changes. */
type Ends = Readonly<Record<string, readonly [TenantProgress['state'], number]>>;

function outcome(
  runId: string,
  ends: Ends,
  of?: readonly ['retry-run' | 'undo-run' | 'repair-drift', string?],
): RunOutcome {
  const tenants = Object.entries(ends).map(([tenantId, [state, changesDone]]) => ({ tenantId, state, changesDone }));
  const progress = { state: 'finished', sequence: 1, tenants } as unknown as RunProgress;
  return { runId, flow: of?.[0] ?? 'edit-shared-users-and-groups', ofRun: of?.[1], progress };
}

const done = ['succeeded', 3] as const;
const run = outcome('run', { a: done, b: done, c: ['failed', 0] });
const changed = (...later: RunOutcome[]) => [...changedSince(run, later)];

test('only tenants of the run that a later one has done something in are changed since', () => {
  expect(changed()).toEqual([]);
  expect(changed(outcome('later', { b: done, other: done }))).toEqual(['b']);
  expect(changed(outcome('later', { a: ['failed', 1], b: ['failed', 0], c: ['not-started', 0] }))).toEqual(['a']);
});

test('a later run that was taken back counts for nothing in the tenants in which that succeeded', () => {
  const later = outcome('later', { a: done, b: done });
  const undo = outcome('undo', { a: done, b: ['failed', 1] }, ['undo-run', 'later']);
  expect(changed(later, undo)).toEqual(['b']);
  expect(changed(later, undo, outcome('redo', { a: done }, ['undo-run', 'undo']))).toEqual(['a', 'b']);
});

test('a run that was taken back itself is not changed before somebody shares anew', () => {
  const undo = outcome('undo', { a: done, b: done }, ['undo-run', 'run']);
  expect(changed(undo)).toEqual([]);
  expect(changed(undo, outcome('later', { b: done }))).toEqual(['b']);
});

test('a repair brings back what the run wanted; whoever takes the repair back changes that', () => {
  const repair = outcome('repair', { a: done }, ['repair-drift']);
  expect(changed(repair)).toEqual([]);
  expect(changed(repair, outcome('undo', { a: done }, ['undo-run', 'repair']))).toEqual(['a']);
});

test('a retry goes on with what the run wanted, a retry of a retry too', () => {
  const retry = outcome('retry', { c: ['failed', 2] }, ['retry-run', 'run']);
  const again = outcome('again', { c: done }, ['retry-run', 'retry']);
  expect(changed(retry, again)).toEqual([]);
  expect([...changedSince(retry, [outcome('sibling', { c: done }, ['retry-run', 'run'])])]).toEqual([]);
  expect(changed(retry, outcome('elsewhere', { c: done }, ['retry-run', 'unrelated']))).toEqual(['c']);
});
