import type { Random } from '@tenantry/domain';

/** Milliseconds to wait after so many failures (from 1): random up to a bound that doubles from 2 seconds to a minute. */
export function backOffMilliseconds(failures: number, random: Random): number {
  return Math.ceil(random.next() * Math.min(60_000, 2_000 * 2 ** (failures - 1)));
}
