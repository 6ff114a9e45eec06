import { useQuery } from '@tanstack/react-query';
import type { Plan } from '@tenantry/contract';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { roughDuration } from '../../shared/time.ts';
import styles from './confirm-dialog.module.css';
import { changedEffect } from './plan-words.ts';
import { confirmStrings as strings } from './plans-strings.ts';

const namesListed = 200;

/** Everybody who loses the account, by name. */
function Removed({ plan }: { readonly plan: Plan }) {
  const people = plan.summary.peopleRemoved;
  const { data, error, refetch } = useQuery(
    portalQuery('plans.people', {
      params: { planId: plan.planId },
      query: { effect: 'removed', limit: namesListed },
    }),
  );
  const more = (data?.total ?? 0) - (data?.people.length ?? 0);
  return (
    <div className={styles.removed}>
      <p>
        <strong>{strings.removed(people)}</strong>
      </p>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText what={strings.namesLoading} lines={2} />}
      {data && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard.
        <div className={styles.names} role="region" aria-label={strings.removed(people)} tabIndex={0}>
          <ul>
            {data.people.map((person) => (
              <li key={person.userId}>
                {person.displayName} <span className={styles.quiet}>{person.userPrincipalName}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <p>{strings.removedMore(more)}</p>}
        </div>
      )}
      <p>{strings.removedHow}</p>
    </div>
  );
}

/** What Yes does: to whom, where, for how long, and what cannot be undone. */
export function WhatYesDoes({ plan }: { readonly plan: Plan }) {
  const { summary, tenants } = plan;
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
      {removed > 0 && <Removed plan={plan} />}
      <p>
        {strings.time(roughDuration(summary.estimatedRunSeconds), roughDuration(summary.estimatedFirstCycleSeconds))}
      </p>
      {created > 0 && <p>{strings.undo}</p>}
    </>
  );
}
