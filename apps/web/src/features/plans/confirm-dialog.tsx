import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from '@tenantry/contract';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { roughDuration } from '../../shared/time.ts';
import styles from './confirm-dialog.module.css';
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

function WhatYesDoes({ plan }: { readonly plan: Plan }) {
  const { summary, tenants } = plan;
  const changed = tenants.filter((tenant) => tenant.disposition === 'change');
  const unknown = changed.some((tenant) => tenant.effect.existingAccounts === 'unknown');
  return (
    <>
      <p>{strings.changed(changed.map((tenant) => tenant.displayName))}</p>
      <ul className={styles.effects}>
        {summary.peopleCreated > 0 && (
          <li>{unknown ? strings.createdUnknown(summary.peopleCreated) : strings.created(summary.peopleCreated)}</li>
        )}
        {summary.guestsStayingGuests > 0 && <li>{strings.guests(summary.guestsStayingGuests)}</li>}
        {summary.peopleKept > 0 && <li>{strings.kept(summary.peopleKept)}</li>}
      </ul>
      {summary.peopleRemoved > 0 && <Removed plan={plan} />}
      <p>
        {strings.time(roughDuration(summary.estimatedRunSeconds), roughDuration(summary.estimatedFirstCycleSeconds))}
      </p>
      {summary.peopleCreated > 0 && <p>{strings.undo}</p>}
    </>
  );
}

/**
 * The question before anything is changed: it tells what Yes does. No, Escape and a click beside it change nothing. When
 * many people lose their accounts, Yes takes the number of them, typed.
 */
export function ConfirmDialog({
  plan,
  busy,
  error,
  onYes,
  onNo,
}: {
  readonly plan: Plan;
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onYes: (confirmedRemovals: number | undefined) => void;
  readonly onNo: () => void;
}) {
  const { confirmRemovals } = plan;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (confirmRemovals !== undefined && typed.trim() !== String(confirmRemovals)) {
      setWrong(true);
      field.current?.focus();
      return;
    }
    onYes(confirmRemovals);
  };
  return (
    <Dialog
      open
      modalType={busy ? 'alert' : 'modal'}
      onOpenChange={(_, { open }) => {
        if (!open && !busy) onNo();
      }}
    >
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{strings.question[plan.flow]}</DialogTitle>
            <DialogContent className={styles.content}>
              <WhatYesDoes plan={plan} />
              {confirmRemovals !== undefined && (
                <Field
                  label={strings.type(confirmRemovals)}
                  validationMessage={wrong ? strings.typeWrong(confirmRemovals) : undefined}
                >
                  <Input
                    ref={field}
                    value={typed}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={9}
                    onChange={(_, { value }) => {
                      setTyped(value);
                      setWrong(false);
                    }}
                  />
                </Field>
              )}
              {error && <DraftProblem error={error} />}
            </DialogContent>
            <DialogActions>
              <span role="status" className={styles.status}>
                {busy && strings.starting}
              </span>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {strings.yes}
              </Button>
              <Button onClick={onNo} disabledFocusable={busy}>
                {strings.no}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
