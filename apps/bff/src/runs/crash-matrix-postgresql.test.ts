import { expect, test } from 'vitest';
import { crashAndCarryOn, crashCases, undisturbedEnd } from '../testing/crash-matrix.ts';
import { testEngine } from '../testing/store-engines.ts';

const engine = testEngine('PostgreSQL');

test.runIf(engine.unavailable === undefined).each(crashCases)(
  'on PostgreSQL, a process killed %s %s leaves %s that comes to its undisturbed end',
  async (_moment, _kind, _story, what) => {
    const endState = await undisturbedEnd(engine, what.options);
    const { writes, intentions, ...outcome } = await crashAndCarryOn(engine, what);
    expect(outcome).toEqual({ killedBy: 'SIGKILL', endState, open: [], intact: true });
    expect(intentions).toBeGreaterThanOrEqual(writes);
  },
);
