import fc from 'fast-check';
import type { Observation } from '../../observation.ts';
import type { ConfigurationChoice, SharingRequest, SharingStop } from '../../sharing.ts';
import { tenantIdOf } from './build-observation.ts';
import { principals, someSituation } from './some-situation.ts';
import type { Situation } from './some-situation.ts';

/** A situation with a request of which every part is used. */
export interface RequestedSituation extends Omit<Situation, 'sharing'> {
  readonly request: SharingRequest;
}

const numbers = [0, 1, 2, 3, 4];

/** Some tenants are shared with, by all or by an override; of others, sharing is stopped, or one of several is chosen. */
export const someRequest: fc.Arbitrary<RequestedSituation> = someSituation.chain(({ world, sharing, flow }) =>
  fc
    .record({
      overridden: fc.subarray(numbers, { maxLength: 3 }),
      own: fc.subarray(principals, { minLength: 1 }),
      stopped: fc.subarray(numbers, { maxLength: 3 }),
      accounts: fc.constantFrom<SharingStop['accounts']>('take-out', 'leave-behind'),
      chosen: fc.option(fc.constantFrom(...numbers), { nil: undefined }),
      keptIndex: fc.nat(2),
      paused: fc.subarray(numbers, { maxLength: 2 }),
    })
    .map(({ overridden, own, stopped, accounts, chosen, keptIndex, paused }) => {
      const stops = stopped.map((number): SharingStop => ({ tenantId: tenantIdOf(number), accounts }));
      const choice = chosen === undefined ? undefined : choiceOf(chosen, keptIndex, world);
      const request: SharingRequest = {
        ...sharing,
        tenants: sharing.tenants.filter((tenantId) => !stops.some((stop) => stop.tenantId === tenantId)),
        overrides: overridden.map((number) => ({ tenantId: tenantIdOf(number), principals: own })),
        stops,
        choices: choice ? [choice] : [],
        pauses: paused.map(tenantIdOf),
      };
      return { world, request, flow };
    }),
);

function choiceOf(number: number, keptIndex: number, { configurations }: Observation): ConfigurationChoice | undefined {
  const mine = [`configuration-${number}`, `second-${number}`, ...(number === 0 ? ['foreign'] : [])];
  const rivals = configurations.flatMap(({ servicePrincipalId: id }) => (mine.includes(id) ? [id] : []));
  const keep = rivals[keptIndex % Math.max(1, rivals.length)];
  if (keep === undefined) return undefined;
  return { tenantId: tenantIdOf(number), keep, remove: rivals.filter((id) => id !== keep) };
}
