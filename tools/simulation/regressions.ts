import type { Script } from './script.ts';

/** Scripts that once broke a promise, each with what went wrong. */
export const regressions: readonly Script[] = [
  // A process that had been paused came back without the lease and noted as unknown what its successor had found out.
  {
    seed: 934_916,
    partners: 2,
    trust: false,
    shared: [],
    wanted: [0],
    replication: 10_201,
    faults: [{ at: 6, kind: 'reset-after' }],
    crashes: [{ at: 45, paused: 100 }],
    events: [
      { at: 29_897, kind: 'tenant-left', which: 0 },
      { at: 93_567, kind: 'tenant-joined', which: 0 },
    ],
    secondAdministratorAt: 0,
    edit: 'share',
    everywhere: true,
    peoplePerGroup: 1,
    paused: false,
    rival: { sameName: false, kept: false },
    cancelAt: 0,
    afterwards: 'nothing',
  },
];
