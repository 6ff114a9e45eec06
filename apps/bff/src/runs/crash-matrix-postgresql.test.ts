import { expect, test, vi } from 'vitest';
import { crashAndCarryOn, crashCases, undisturbedEnd } from '../testing/crash-matrix.ts';
import { testEngine } from '../testing/store-engines.ts';

// Processes of their own take their time where others use the machine too; this is only a stop for what hangs.
vi.setConfig({ testTimeout: 300_000 });

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
