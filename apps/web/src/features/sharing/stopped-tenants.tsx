import { Link } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import styles from './shared-now.module.css';
import { sharingStrings, stoppedStrings as strings } from './sharing-strings.ts';
import scopeStyles from './tenant-scopes.module.css';

/** The tenants with which sharing was stopped, and the way to share with one of them again what all the others have. */
export function StoppedTenants({ sharing }: { readonly sharing: SharingState }) {
  const mayShare = maySharePeople(useSession());
  const draft = useDraftPlan();
  if (sharing.stopped.length === 0) return undefined;
  const sharesSomething = sharing.principals.length > 0;
  const planned = draft.isPending && draft.variables.flow === 'share-current-scope' ? draft.variables.tenantIds : [];
  return (
    <Section title={strings.title}>
      <p className={styles.lead}>
        {strings.lead}
        {mayShare && !sharesSomething && ` ${strings.againWithAll}`}
      </p>
      {draft.error && <DraftProblem error={draft.error} />}
      <ul aria-label={strings.title} className={scopeStyles.scopes}>
        {sharing.stopped.map(({ tenantId, displayName }) => (
          <li key={tenantId} className={scopeStyles.scope}>
            <Link to="/tenants/$tenantId" params={{ tenantId }} className={scopeStyles.tenant}>
              {displayName}
            </Link>
            {mayShare && sharesSomething && (
              <span>
                <Button
                  busy={planned?.includes(tenantId) === true}
                  onClick={() => {
                    draft.mutate({ flow: 'share-current-scope', principals: [], tenantIds: [tenantId] });
                  }}
                >
                  {strings.again(displayName)}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <span role="status" className={styles.quiet}>
        {draft.isPending && sharingStrings.planning}
      </span>
    </Section>
  );
}
