import type { Plan } from '@tenantry/contract';
import { useId, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { ModalDialog } from '../../shared/modal-dialog.tsx';
import styles from './confirm-dialog.module.css';
import { confirmStrings as strings } from './plans-strings.ts';
import { WhatYesDoes } from './what-yes-does.tsx';

function TypedNumber({
  field,
  removals,
  value,
  wrong,
  onType,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly removals: number;
  readonly value: string;
  readonly wrong: boolean;
  readonly onType: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.type}>
      <label htmlFor={id}>{strings.type(removals)}</label>
      <input
        ref={field}
        id={id}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        aria-invalid={wrong}
        aria-describedby={`${id}wrong`}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      <span id={`${id}wrong`} role="alert" className={styles.wrong}>
        {wrong && strings.typeWrong(removals)}
      </span>
    </div>
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
  const submit = () => {
    if (confirmRemovals !== undefined && typed.trim() !== String(confirmRemovals)) {
      setWrong(true);
      field.current?.focus();
      return;
    }
    onYes(confirmRemovals);
  };
  return (
    <ModalDialog
      title={strings.question[plan.flow]}
      yes={strings.yes}
      no={strings.no}
      busy={busy}
      busyText={strings.starting}
      onYes={submit}
      onNo={onNo}
    >
      <WhatYesDoes plan={plan} />
      {confirmRemovals !== undefined && (
        <TypedNumber
          field={field}
          removals={confirmRemovals}
          value={typed}
          wrong={wrong}
          onType={(value) => {
            setTyped(value);
            setWrong(false);
          }}
        />
      )}
      {error && <DraftProblem error={error} />}
    </ModalDialog>
  );
}
