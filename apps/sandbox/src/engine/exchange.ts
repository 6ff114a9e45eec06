import type { Random } from '../random/seeded-random.ts';
import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { SourceAnchors } from './source-anchors.ts';
import type { TargetDirectory } from './target-directory.ts';
import type { UserMapping } from './user-mapping.ts';

/** Everything one cycle, or one provisioning on demand, works with. */
export interface Exchange {
  readonly world: World;
  readonly source: Tenant;
  readonly target: Tenant;
  readonly servicePrincipal: ServicePrincipal;
  readonly job: SynchronizationJob;
  readonly mapping: UserMapping;
  /** Made when first asked for, because most cycles change nothing. */
  readonly directory: () => TargetDirectory;
  /** Made when first asked for, because most cycles match nobody. */
  readonly anchors: () => SourceAnchors;
  readonly random: Random;
  /** When everything of this exchange happens, in milliseconds since the epoch. */
  readonly now: number;
  readonly cycleId: string;
  readonly kind: 'initial' | 'incremental' | 'on-demand';
  readonly tally: Tally;
  /** Source user id → what was logged of them in this exchange. */
  readonly entries: Map<string, ProvisioningLogEntry>;
  /** Source users whose manager is to be set once everybody is linked. */
  readonly references: Set<string>;
}

/** What a cycle counts. */
export interface Tally {
  imported: number;
  deltas: number;
  entitled: number;
  entitledForProvisioning: number;
  exports: number;
  exported: number;
  failures: number;
  references: number;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    imported: 0,
    deltas: 0,
    entitled: 0,
    entitledForProvisioning: 0,
    exports: 0,
    exported: 0,
    failures: 0,
    references: 0,
  };
}
