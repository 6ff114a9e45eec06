import { CheckmarkCircle24Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { Plan } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Section } from '../../shared/section.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { SummaryStrip } from '../../shared/summary-strip.tsx';
import { count } from '../../shared/time.ts';
import { planOrigin } from './plan-origin.ts';
import styles from './plan-page.module.css';
import { changedEffect, warningSentence } from './plan-words.ts';
import { plansStrings as strings } from './plans-strings.ts';

/** The numbers of a plan; people count once, however many tenants they concern. */
export function PlanNumbers({ plan }: { readonly plan: Plan }) {
  const { accountsUnknown } = changedEffect(plan);
  // A plan that only takes away has nothing to say of who gets or does not get an account.
  const shares = plan.principals.length > 0 || plan.summary.peopleCreated > 0;
  const { summary } = plan;
  const { peopleKept, peopleRemoved, peopleLeftBehind, guestsStayingGuests } = summary;
  return (
    <SummaryStrip
      label={strings.summary}
      items={[
        {
          label: strings.tenantsToChange,
          value: count(summary.tenantsToChange),
          note: strings.tenantsNote(summary.tenantsUnchanged),
        },
        ...(shares
          ? [
              {
                label: strings.accounts,
                value: count(summary.peopleCreated),
                note: accountsUnknown ? strings.accountsUnknown : strings.accountsNote,
              },
            ]
          : []),
        ...(peopleKept > 0 ? [{ label: strings.kept, value: count(peopleKept), note: strings.keptNote }] : []),
        ...(guestsStayingGuests > 0
          ? [{ label: strings.guests, value: count(guestsStayingGuests), note: strings.guestsNote }]
          : []),
        {
          label: strings.removed,
          value: <span className={peopleRemoved > 0 ? styles.loud : undefined}>{count(peopleRemoved)}</span>,
          note: peopleRemoved > 0 ? strings.removedNote : strings.removedNone,
        },
        ...(peopleLeftBehind > 0
          ? [{ label: strings.leftBehind, value: count(peopleLeftBehind), note: strings.leftBehindNote }]
          : []),
        ...(shares
          ? [
              {
                label: strings.skipped,
                value: count(summary.peopleSkipped),
                note: summary.peopleSkipped > 0 ? strings.skippedNote : strings.skippedNone,
              },
            ]
          : []),
      ]}
    />
  );
}

/** The designed answer to "nothing would change". */
export function NoChanges({ plan }: { readonly plan: Plan }) {
  const { summary, flow } = plan;
  const { label, ...target } = planOrigin(plan);
  const held = summary.tenantsBlocked + summary.tenantsWaiting > 0 && summary.tenantsUnchanged === 0;
  return (
    <EmptyState
      icon={<CheckmarkCircle24Regular />}
      title={strings.noChanges}
      action={<LinkButton {...target}>{label}</LinkButton>}
    >
      {held ? strings.noChangesBlocked : strings.noChangesText[flow]}
    </EmptyState>
  );
}

/** What should be read before saying yes; what takes people out stands first and loudest. */
export function PlanWarnings({ plan: { warnings } }: { readonly plan: Plan }) {
  if (warnings.length === 0) return undefined;
  return (
    <Section title={strings.warnings}>
      <ul className={styles.warnings}>
        {warnings.map((warning) => {
          const sentence = warningSentence(warning);
          return (
            <li key={sentence}>
              <StatusText tone={warning.code === 'removes-people' ? 'error' : 'warning'}>{sentence}</StatusText>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
