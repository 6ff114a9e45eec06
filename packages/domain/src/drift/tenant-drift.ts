import { principalsFor } from '../sharing.ts';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNameFor } from '../tenant.ts';
import type { TenantId } from '../tenant.ts';
import { appliedValuesOf } from './applied-configuration.ts';
import type { AppliedConfiguration } from './applied-configuration.ts';
import { driftAspects, fingerprintOf, isAs } from './drift-value.ts';
import type { AspectValues, DriftAspect, DriftValue } from './drift-value.ts';
import { liveValuesOf } from './live-values.ts';
import { schemaDifferences } from './synchronization-schema.ts';
import type { SchemaDifference, SynchronizationSchema } from './synchronization-schema.ts';

/** That somebody lets a difference be; it holds for exactly the value that it names. */
export interface DriftAcceptance {
  readonly aspect: DriftAspect;
  /** The hash of the value's fingerprint. */
  readonly liveDigest: string;
}

/** What there is to compare for one tenant. What is absent could not be read: it is unknown, never drift. */
export interface DriftReading {
  readonly tenantId: TenantId;
  readonly intended?: Sharing;
  readonly applied?: AppliedConfiguration;
  readonly configurations?: readonly SynchronizationConfiguration[];
  readonly schema?: SynchronizationSchema;
  readonly acceptances: readonly DriftAcceptance[];
  /** Hashes a text. */
  readonly digest: (text: string) => string;
}

/** One aspect in three columns. */
export interface DriftItem {
  readonly aspect: DriftAspect;
  /**
   * `not-applied`: still as it was applied, while something else is intended since. `drifted`: somebody else has changed it.
   * `accepted`: they have, and an administrator lets it be.
   */
  readonly state: 'same' | 'not-applied' | 'drifted' | 'accepted' | 'unknown';
  readonly intended?: DriftValue;
  readonly applied?: DriftValue;
  readonly live?: DriftValue;
  readonly liveDigest?: string;
  /** Entry by entry, from what was applied to what is live. */
  readonly differences: readonly SchemaDifference[];
}

/** Every aspect of a tenant that the portal shares with or has shared with; nothing for others, which are not its own. */
export function tenantDrift(reading: DriftReading): readonly DriftItem[] {
  const { tenantId, intended, applied } = reading;
  const isIntended = intended?.tenants.includes(tenantId) === true;
  if (!isIntended && !applied) return [];
  const live = liveValuesOf(reading);
  const appliedValues: AspectValues = applied ? appliedValuesOf(applied) : {};
  const wanted = isIntended
    ? { ...guardOf(live), ...appliedValues, ...intendedValues(tenantId, intended, applied) }
    : appliedValues;
  return driftAspects.map((aspect) =>
    compare(aspect, { intended: wanted[aspect], applied: appliedValues[aspect], live: live[aspect] }, reading),
  );
}

/** Whether something in a tenant is not as it is meant to be, and nobody has accepted it. */
export function hasDrifted(items: readonly DriftItem[]): boolean {
  return items.some(({ state }) => state === 'drifted' || state === 'not-applied');
}

interface Columns {
  readonly intended: DriftValue | undefined;
  readonly applied: DriftValue | undefined;
  readonly live: DriftValue | undefined;
}

function compare(aspect: DriftAspect, columns: Columns, { acceptances, digest }: DriftReading): DriftItem {
  const { intended, applied, live } = columns;
  const liveDigest = live && digest(fingerprintOf(live));
  const accepted = acceptances.some((one) => one.aspect === aspect && one.liveDigest === liveDigest);
  const state = stateOf(columns);
  return {
    aspect,
    state: accepted && (state === 'drifted' || state === 'not-applied') ? 'accepted' : state,
    ...(intended ? { intended } : {}),
    ...(applied ? { applied } : {}),
    ...(live ? { live } : {}),
    ...(liveDigest === undefined ? {} : { liveDigest }),
    differences:
      applied?.kind === 'schema' && live?.kind === 'schema' ? schemaDifferences(applied.entries, live.entries) : [],
  };
}

function stateOf({ intended, applied, live }: Columns): DriftItem['state'] {
  if (!live) return 'unknown';
  if (!intended) return 'unknown';
  if (isAs(live, intended)) return 'same';
  return applied && isAs(live, applied) ? 'not-applied' : 'drifted';
}

/** A guard that the portal has not set itself is meant to be on, whatever its threshold. */
function guardOf({ 'deletion-guard': guard }: AspectValues): AspectValues {
  return guard?.kind === 'deletion-guard' ? { 'deletion-guard': { ...guard, enabled: true } } : {};
}

/** What is intended beyond what was applied: the scope may have been decided anew, and the name and the mode never change. */
function intendedValues(
  tenantId: TenantId,
  intended: Sharing,
  applied: AppliedConfiguration | undefined,
): AspectValues {
  return {
    scope: { kind: 'principals', principals: principalsFor(intended, tenantId) },
    'scope-mode': { kind: 'scope-mode', scope: 'assigned' },
    'job-state': { kind: 'job-state', state: applied?.jobState ?? 'active' },
    'configuration-name': { kind: 'name', displayName: configurationNameFor(tenantId) },
  };
}
