import type { TenantDetail } from '@tenantry/contract';
import { Section } from '../../shared/section.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import type { Tone } from '../../shared/status-text.tsx';
import styles from './tenant-page.module.css';
import { tenantsStrings as strings } from './tenants-strings.ts';

/** One thing that has to be in place, and whether it is. */
export interface Prerequisite {
  readonly tone: Tone;
  readonly text: string;
}

function joined({ tenant }: TenantDetail): Prerequisite {
  return tenant.memberState === 'active'
    ? { tone: 'success', text: strings.joined }
    : { tone: 'waiting', text: strings.notJoined };
}

function redemption({ outboundRedemption }: TenantDetail): Prerequisite {
  if (outboundRedemption === undefined) return { tone: 'unknown', text: strings.redemptionUnread };
  return outboundRedemption
    ? { tone: 'success', text: strings.redemptionOn }
    : { tone: 'waiting', text: strings.redemptionOff };
}

/** The other tenant's setting cannot be read from here; only a refusal, or people who arrived, tell of it. */
function inbound({ tenant }: TenantDetail): Prerequisite {
  const refusals: readonly string[] = ['target-has-not-allowed-sync', 'connection-refused'];
  if (tenant.lastFailure && refusals.includes(tenant.lastFailure.code)) {
    return { tone: 'error', text: strings.inboundRefused };
  }
  const working = tenant.health === 'active' && (tenant.synchronizedPeople ?? 0) > 0;
  return working ? { tone: 'success', text: strings.inboundWorks } : { tone: 'unknown', text: strings.inboundUnknown };
}

/** What has to be in place before people can arrive, in the order in which it is put in place. */
export function prerequisites(detail: TenantDetail): readonly Prerequisite[] {
  return [joined(detail), redemption(detail), inbound(detail)];
}

/** The list of what has to be in place. */
export function Prerequisites({ detail }: { readonly detail: TenantDetail }) {
  return (
    <Section title={strings.prerequisites}>
      <ul className={styles.checks}>
        {prerequisites(detail).map(({ tone, text }) => (
          <li key={text}>
            <StatusText tone={tone}>{text}</StatusText>
          </li>
        ))}
      </ul>
    </Section>
  );
}
