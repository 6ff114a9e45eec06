import { createHash } from 'node:crypto';
import type {
  DriftItem,
  Sharing,
  SynchronizationConfiguration,
  SynchronizationSchema,
  TenantId,
} from '@tenantry/domain';
import { tenantDrift } from '@tenantry/domain';
import type { AcceptanceStore, KeptAcceptance } from './acceptance-store.ts';
import type { AppliedStore, KeptApplied } from './applied-store.ts';

/** What is kept of the tenants, to be compared with any reading of the directory. */
export interface DriftBaseline {
  /** The aspects of a tenant; without configurations, nothing of it is known now. */
  itemsOf(tenantId: TenantId, live: LiveTenant): readonly DriftItem[];
  appliedTo(tenantId: TenantId): KeptApplied | undefined;
  acceptancesOf(tenantId: TenantId): readonly KeptAcceptance[];
}

/** What was read; `undefined` where it could not be. */
export interface LiveTenant {
  readonly intended: Sharing | undefined;
  readonly configurations: readonly SynchronizationConfiguration[] | undefined;
  readonly schema?: SynchronizationSchema | undefined;
}

/** Reads what drift is measured against. */
export interface DriftReader {
  baseline(): Promise<DriftBaseline>;
}

export function createDriftReader(
  homeTenantId: string,
  applied: AppliedStore,
  acceptances: AcceptanceStore,
): DriftReader {
  return {
    async baseline() {
      const [appliedTo, accepted] = await Promise.all([applied.list(homeTenantId), acceptances.list(homeTenantId)]);
      const acceptancesOf = (tenantId: TenantId) => accepted.filter((one) => one.tenantId === tenantId);
      return {
        appliedTo: (tenantId) => appliedTo.get(tenantId),
        acceptancesOf,
        itemsOf(tenantId, { intended, configurations, schema }) {
          const configuration = appliedTo.get(tenantId)?.configuration;
          return tenantDrift({
            tenantId,
            acceptances: acceptancesOf(tenantId),
            digest: digestOf,
            ...(intended ? { intended } : {}),
            ...(configuration ? { applied: configuration } : {}),
            ...(configurations ? { configurations } : {}),
            ...(schema ? { schema } : {}),
          });
        },
      };
    },
  };
}

/** SHA-256 of a text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
