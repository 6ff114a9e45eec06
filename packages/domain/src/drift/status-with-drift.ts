import type { TenantStatus } from '../status/tenant-status.ts';
import { hasDrifted } from './tenant-drift.ts';
import type { DriftItem } from './tenant-drift.ts';

/**
 * The status of a tenant when everything is looked at that drift is looked for in, and what was accepted is let be. Changes
 * nothing where the configuration is not complete, or where nothing is known.
 */
export function statusWithDrift(status: TenantStatus, items: readonly DriftItem[]): TenantStatus {
  const { configurationState } = status;
  if (configurationState !== 'as-intended' && configurationState !== 'drifted') return status;
  if (items.every(({ state }) => state === 'unknown')) return status;
  return { ...status, configurationState: hasDrifted(items) ? 'drifted' : 'as-intended' };
}
