import type { TenantStatus } from './tenant-status.ts';

/** One word for several tenants. It is never better than the worst of them. */
export type RollUp = 'healthy' | 'initial-cycle' | 'needs-attention' | 'nothing-shared' | 'unknown';

type Axes = Pick<TenantStatus, 'configurationState' | 'health'>;

const fromBestToWorst: readonly RollUp[] = ['nothing-shared', 'healthy', 'initial-cycle', 'unknown', 'needs-attention'];

/**
 * How sharing stands over all tenants. Tenants without any configuration do not count: nothing is shared with them, and
 * nothing is wrong. What is known to be wrong weighs more than what is not known.
 */
export function rollUp(statuses: readonly Axes[]): RollUp {
  return statuses
    .map(rollUpOne)
    .reduce<RollUp>(
      (worst, next) => (fromBestToWorst.indexOf(next) > fromBestToWorst.indexOf(worst) ? next : worst),
      'nothing-shared',
    );
}

function rollUpOne({ configurationState, health }: Axes): RollUp {
  switch (configurationState) {
    case 'not-applicable':
    case 'not-configured':
      return 'nothing-shared';
    case 'drifted':
    case 'incomplete':
    case 'several':
      return 'needs-attention';
    case 'unknown':
      return 'unknown';
    case 'as-intended':
      return rollUpHealth(health);
    case 'managed-in-entra':
      // Somebody else's configuration may rest; that is their decision, and nobody here waits for it.
      return health === 'paused' || health === 'not-started' ? 'nothing-shared' : rollUpHealth(health);
  }
}

function rollUpHealth(health: Axes['health']): RollUp {
  switch (health) {
    case 'active':
      return 'healthy';
    case 'initial-cycle':
      return 'initial-cycle';
    case 'not-started':
    case 'paused':
    case 'failing':
    case 'quarantined':
      return 'needs-attention';
    case 'unknown':
    case 'not-applicable':
      return 'unknown';
  }
}
