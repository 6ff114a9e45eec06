import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/seeded-random.ts';
import { createFaults, type FaultCall } from './faults.ts';
import { parseFaults } from './parse-faults.ts';

const call: FaultCall = {
  method: 'POST',
  path: '/v1.0/servicePrincipals/7/synchronization/jobs',
  tenantId: 't',
  tokenKind: 'delegated',
};

function faultsOf(input: unknown, seed = 1) {
  const random = createRandom(seed);
  const faults = createFaults(() => random);
  const parsed = parseFaults(input);
  if (typeof parsed === 'string') throw new Error(parsed);
  faults.set(parsed);
  return faults;
}

describe('faults', () => {
  it.each(['…/jobs', '*/jobs', '/servicePrincipals/*/synchronization/jobs', '/v1.0/…/JOBS', call.path])(
    'matches the path pattern %s',
    (path) => {
      expect(faultsOf([{ match: { method: 'POST', path }, kind: 'throttle' }]).meet(call)?.kind).toBe('throttle');
    },
  );

  it.each([{ path: '…/jobs/…' }, { path: '/jobs' }, { method: 'GET' }, { tenantId: 'u' }, { tokenKind: 'app' }])(
    'leaves calls alone that differ: %o',
    (match) => {
      expect(faultsOf([{ match, kind: 'throttle' }]).meet(call)).toBeUndefined();
    },
  );

  it('lets calls pass first and harms as many as it was told', () => {
    const faults = faultsOf([{ match: {}, kind: 'unavailable', after: 1, times: 2 }]);
    const met = Array.from({ length: 5 }, () => faults.meet(call)?.kind);
    expect(met).toEqual([undefined, 'unavailable', 'unavailable', undefined, undefined]);
  });

  it('harms the same calls again for the same seed', () => {
    const run = (seed: number) => {
      const faults = faultsOf([{ kind: 'reset-after', rate: 0.5 }], seed);
      return Array.from({ length: 40 }, () => faults.meet(call) !== undefined);
    };
    expect(run(4)).toEqual(run(4));
    expect(run(4)).not.toEqual(run(5));
    expect(new Set(run(4)).size).toBe(2);
  });
});

describe('parseFaults', () => {
  it.each([
    [{}, 'a list'],
    [[3], 'not an object'],
    [[{ kind: 'melt' }], '"kind" is one of'],
    [[{ kind: 'slow', rate: 2 }], '"rate"'],
    [[{ kind: 'slow', times: -1 }], '"times"'],
    [[{ kind: 'slow', matches: {} }], '"matches" is not one of'],
    [[{ kind: 'slow', match: { paths: 'x' } }], '"match" holds'],
    [[{ kind: 'unavailable', status: 200 }], '"status"'],
  ])('says what is wrong with %o', (input, part) => {
    expect(parseFaults(input)).toEqual(expect.stringContaining(part));
  });
});
