import type { Plan } from '@tenantry/contract';
import { useRef, useState } from 'react';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { ModalDialog } from '../../shared/modal-dialog.tsx';
import { confirmStrings as strings } from './confirm-strings.ts';
import { TypedNumber } from './typed-number.tsx';
import { WhatYesDoes } from './what-yes-does.tsx';

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
