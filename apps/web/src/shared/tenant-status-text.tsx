import type { TenantStatus } from '@tenantry/contract';
import { StatusText } from './status-text.tsx';
import styles from './tenant-status-text.module.css';
import { healthWords, wordsOfConfiguration } from './tenant-words.ts';

/** Both axes of a tenant's outbound synchronization, one under the other, never merged into one word. */
export function OutboundSyncStatus({ tenant }: { readonly tenant: TenantStatus }) {
  if (tenant.configurationState === 'not-applicable') return <span aria-label="Not applicable">–</span>;
  const configuration = wordsOfConfiguration(tenant);
  if (tenant.health === 'not-applicable') {
    return <StatusText tone={configuration.tone}>{configuration.label}</StatusText>;
  }
  const health = healthWords[tenant.health];
  return (
    <span className={styles.axes}>
      <StatusText tone={health.tone}>
        <span className="visually-hidden">Sync </span>
        {health.label}
      </StatusText>
      <span className={styles.configuration}>
        <StatusText tone={configuration.tone}>
          <span className="visually-hidden">Configuration </span>
          {configuration.label}
        </StatusText>
      </span>
    </span>
  );
}
