import { useQuery } from '@tanstack/react-query';
import type { Plan } from '@tenantry/contract';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { roughDuration } from '../../shared/time.ts';
import styles from './confirm-dialog.module.css';
import { consequences, cyclesOf } from './plan-consequences.ts';
import { changedEffect } from './plan-words.ts';
import { confirmStrings as strings } from './confirm-strings.ts';

const namesListed = 200;

/** The people whom it hits hardest, by name, and what that means for them. */
function Named({
  plan,
  effect,
  title,
  meaning,
}: {
  readonly plan: Plan;
  readonly effect: 'removed' | 'left-behind';
  readonly title: string;
  readonly meaning: string;
}) {
  const { data, error, refetch } = useQuery(
    portalQuery('plans.people', { params: { planId: plan.planId }, query: { effect, limit: namesListed } }),
  );
  const more = (data?.total ?? 0) - (data?.people.length ?? 0);
  return (
    <div className={effect === 'removed' ? styles.removed : styles.leftBehind}>
      <p>
        <strong>{title}</strong>
      </p>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText what={strings.namesLoading} lines={2} />}
      {data && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard.
        <div className={styles.names} role="region" aria-label={title} tabIndex={0}>
          <ul>
            {data.people.map((person) => (
              <li key={person.userId}>
                {person.displayName} <span className={styles.quiet}>{person.userPrincipalName}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <p>{strings.more(more)}</p>}
        </div>
      )}
      <p>{meaning}</p>
    </div>
  );
}

function endsSharing(plan: Plan): boolean {
  return plan.tenants.some((tenant) =>
    tenant.changes.some((change) => change.kind === 'delete-configuration' && change.reason === 'sharing-stopped'),
  );
}

function time(plan: Plan): string {
  const { estimatedRunSeconds, estimatedFirstCycleSeconds } = plan.summary;
  const run = roughDuration(estimatedRunSeconds);
  switch (cyclesOf(plan)) {
    case 'awaited':
      return strings.timeWithCycle(run);
    case 'afterwards':
      return strings.time(run, roughDuration(estimatedFirstCycleSeconds));
    case 'none':
      return strings.timeWithoutCycle(run);
  }
}

/** What Yes does: to whom, where, for how long, and what cannot be undone. */
export function WhatYesDoes({ plan }: { readonly plan: Plan }) {
  const { tenants } = plan;
  const leftBehind = plan.summary.peopleLeftBehind;
  const further = consequences(plan);
  const changed = tenants.filter((tenant) => tenant.disposition === 'change');
  const { created, removed, kept = 0, guests = 0, accountsUnknown } = changedEffect(plan);
  return (
    <>
      <p>{strings.changed(changed.map((tenant) => tenant.displayName))}</p>
      <ul className={styles.effects}>
        {created > 0 && <li>{accountsUnknown ? strings.createdUnknown(created) : strings.created(created)}</li>}
        {guests > 0 && <li>{strings.guests(guests)}</li>}
        {kept > 0 && <li>{strings.kept(kept)}</li>}
      </ul>
      {removed > 0 && (
        <Named
          plan={plan}
          effect="removed"
          title={strings.removed(removed)}
          meaning={endsSharing(plan) ? strings.removedForGoodHow : strings.removedHow}
        />
      )}
      {leftBehind > 0 && (
        <Named
          plan={plan}
          effect="left-behind"
          title={strings.leftBehind(leftBehind)}
          meaning={strings.leftBehindHow}
        />
      )}
      {further.length > 0 && (
        <ul className={styles.effects}>
          {further.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>{time(plan)}</p>
      {created > 0 && <p>{strings.undo}</p>}
    </>
  );
}
