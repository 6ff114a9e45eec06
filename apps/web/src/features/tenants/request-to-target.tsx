import type { TenantDetail } from '@tenantry/contract';
import { CopyBlock } from '../../shared/copy-block.tsx';
import { Section } from '../../shared/section.tsx';
import styles from './tenant-page.module.css';
import { tenantsStrings as strings } from './tenants-strings.ts';

/** What the administrator of the other tenant is asked to do, ready to be copied: as a letter, as a script, as calls. */
export function RequestToTarget({
  request,
  tenant,
}: {
  readonly request: NonNullable<TenantDetail['requestToTarget']>;
  readonly tenant: string;
}) {
  return (
    <Section title={strings.request}>
      <p className={styles.note}>{strings.requestLead(tenant)}</p>
      <CopyBlock label={strings.letter} text={`${strings.subject(request.subject)}\n\n${request.body}`} prose />
      <CopyBlock label={strings.powerShell} text={request.powerShell} />
      <CopyBlock label={strings.graphCalls} text={request.graphCalls} />
    </Section>
  );
}
