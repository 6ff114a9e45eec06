import { TenantFailure } from './tenant-failure.ts';

/**
 * Waits until all have ended, well or not, so that nothing of a tenant is under way when its work ends.
 * @throws the weightiest of what they threw: what ends the run before what ends the tenant, and a principal that is gone
 * last.
 */
export async function sideBySide<Value>(work: readonly Promise<Value>[]): Promise<readonly Value[]> {
  const ended = await Promise.allSettled(work);
  const reasons: unknown[] = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (reasons.length > 0) throw reasons.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  return ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function weightOf(reason: unknown): number {
  if (!(reason instanceof TenantFailure)) return 2;
  return reason.code === 'principal-missing' ? 0 : 1;
}
