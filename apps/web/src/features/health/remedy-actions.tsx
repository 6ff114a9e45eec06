import { Link } from '@tanstack/react-router';
import type { Finding, PlanRequest, Remedy } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import styles from './health-page.module.css';
import { planLabel, remedyLabels } from './remedy-words.ts';

/** How a plan is asked for, and which one is being drawn up. */
export interface Drafting {
  readonly mayDraft: boolean;
  readonly draft: (request: PlanRequest) => void;
  readonly pending: PlanRequest | undefined;
}

function RemedyAction({
  remedy,
  finding,
  drafting,
}: {
  readonly remedy: Remedy;
  readonly finding: Finding;
  readonly drafting: Drafting;
}) {
  const params = { tenantId: finding.tenant.tenantId };
  switch (remedy.kind) {
    case 'plan':
      return drafting.mayDraft ? (
        <Button
          busy={drafting.pending === remedy.request}
          aria-label={`${planLabel(remedy.request, finding)}: ${finding.tenant.displayName}`}
          onClick={() => {
            drafting.draft(remedy.request);
          }}
        >
          {planLabel(remedy.request, finding)}
        </Button>
      ) : undefined;
    case 'tenant-page':
      return (
        <Link to="/tenants/$tenantId" params={params} search={{ tab: 'configurations' }}>
          {remedyLabels['tenant-page']}
        </Link>
      );
    case 'prerequisites':
      return (
        <Link to="/tenants/$tenantId" params={params} search={{ tab: 'prerequisites' }}>
          {remedyLabels.prerequisites}
        </Link>
      );
    case 'share-users-page':
      return <Link to="/multitenant-collaboration/share-users">{remedyLabels['share-users-page']}</Link>;
    case 'provisioning-logs':
      return (
        <Link to="/provisioning-logs" search={params}>
          {remedyLabels['provisioning-logs']}
        </Link>
      );
    case 'entra':
      return <ExternalLink href={remedy.url}>{remedyLabels.entra}</ExternalLink>;
  }
}

/** What can be done about a finding: plans for those who may draw them up, pages for everybody. */
export function RemedyActions({ finding, drafting }: { readonly finding: Finding; readonly drafting: Drafting }) {
  return (
    <div className={styles.actions}>
      {finding.remedies.map((remedy) => (
        <RemedyAction key={JSON.stringify(remedy)} remedy={remedy} finding={finding} drafting={drafting} />
      ))}
    </div>
  );
}
