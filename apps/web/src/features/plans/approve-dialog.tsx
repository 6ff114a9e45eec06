import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import type { Plan } from '@tenantry/contract';
import { useRef, useState } from 'react';
import { ModalDialog } from '../../shared/modal-dialog.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { approvalStrings as strings } from './approval-strings.ts';
import { planQuery } from './plan-query.ts';
import { TypedNumber } from './typed-number.tsx';
import { WhatYesDoes } from './what-yes-does.tsx';

/** The question before a second administrator approves a plan; it takes the number of people, typed. */
export function ApproveDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const { planId, digest, confirmRemovals = 0 } = plan;
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const approve = useMutation({
    mutationFn: () =>
      call('plans.approve', { params: { planId }, body: { digest, confirmedRemovals: confirmRemovals } }),
    onSuccess: (approved) => {
      queryClient.setQueryData(planQuery(planId).queryKey, approved);
      onClose();
    },
  });
  const submit = () => {
    if (typed.trim() === String(confirmRemovals)) {
      approve.mutate();
      return;
    }
    setWrong(true);
    field.current?.focus();
  };
  return (
    <ModalDialog
      title={strings.question}
      yes={strings.yes}
      no={strings.no}
      busy={approve.isPending}
      busyText={strings.approving}
      onYes={submit}
      onNo={onClose}
    >
      <p>{strings.questionText}</p>
      <WhatYesDoes plan={plan} />
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
      {approve.error && <ProblemPanel error={approve.error} />}
    </ModalDialog>
  );
}
