import { Link } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import styles from './shared-now.module.css';
import { startingPrincipals } from './sharing-scopes.ts';
import { sharingStrings as strings } from './sharing-strings.ts';

/** The active tenants that lack what the others have, and the one button that gives it to them. */
export function ShareCurrentScope({ sharing }: { readonly sharing: SharingState }) {
  const mayShare = maySharePeople(useSession());
  const draft = useDraftPlan();
  const principals = startingPrincipals(sharing, 'union') ?? sharing.principals;
  return (
    <div className={styles.box}>
      <p>
        <strong>{strings.currentTitle(sharing.withoutShare.map((tenant) => tenant.displayName))}</strong>
      </p>
      <p>
        {strings.currentText}
        {mayShare && ` ${strings.currentNext(principals.map((principal) => principal.displayName))}`}
      </p>
      {sharing.readyPlanId !== undefined && (
        <p>
          {strings.currentReady}{' '}
          <Link to="/plans/$planId" params={{ planId: sharing.readyPlanId }}>
            {strings.currentReadyLink}
          </Link>
        </p>
      )}
      {draft.error && <DraftProblem error={draft.error} />}
      {mayShare && (
        <div className={styles.flow}>
          <Button
            look="primary"
            busy={draft.isPending}
            onClick={() => {
              draft.mutate({ flow: 'share-current-scope', principals: [] });
            }}
          >
            {strings.current}
          </Button>
          <span role="status" className={styles.quiet}>
            {draft.isPending && strings.planning}
          </span>
        </div>
      )}
    </div>
  );
}
