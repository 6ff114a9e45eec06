import type { Plan } from '@tenantry/contract';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject, SubmitEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { DraftProblem } from '../../shared/draft-problem.tsx';
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

/** Opens a dialog over the page as soon as it is there; the browser gives the focus back when it goes. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // Not the first button, which is Yes: a key that is still held down must not answer.
    element?.focus();
    return () => element?.close();
  }, []);
  return dialog;
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
  const dialog = useModal();
  const id = useId();
  const leave = () => {
    if (!busy) onNo();
  };
  const submit = (event: SubmitEvent) => {
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
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles.dialog}
      tabIndex={-1}
      aria-labelledby={id}
      aria-describedby={`${id}content`}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // The browser closes a modal by itself when Escape is pressed again; the page has to know.
        if (!dialog.current || dialog.current.open) return;
        if (busy) dialog.current.showModal();
        else onNo();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) leave();
      }}
    >
      <form className={styles.form} onSubmit={submit}>
        <h2 id={id} className={styles.title}>
          {strings.question[plan.flow]}
        </h2>
        <div id={`${id}content`} className={styles.content}>
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
        </div>
        <div className={styles.actions}>
          <span role="status" className={styles.status}>
            {busy && strings.starting}
          </span>
          <Button type="submit" look="primary" busy={busy}>
            {strings.yes}
          </Button>
          <Button busy={busy} onClick={onNo}>
            {strings.no}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
