import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import type { DriftItem } from '@tenantry/contract';
import { useId, useRef, useState } from 'react';
import { ModalDialog } from '../../shared/modal-dialog.tsx';
import { portalKey } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { aspectWords, driftStrings as strings } from './drift-strings.ts';
import styles from './tenant-drift.module.css';

const shortestReason = 10;

/** The question before a difference is accepted; it takes a reason. */
export function AcceptDriftDialog({
  tenantId,
  item,
  onClose,
}: {
  readonly tenantId: string;
  readonly item: DriftItem;
  readonly onClose: () => void;
}) {
  const { aspect, liveDigest = '', repair } = item;
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const accept = useMutation({
    mutationFn: () =>
      call('drift.accept', { params: { tenantId }, body: { aspect, liveDigest, reason: reason.trim() } }),
    onSuccess: (drift) => {
      queryClient.setQueryData(portalKey('drift.read', { params: { tenantId } }), drift);
      void queryClient.invalidateQueries({ queryKey: portalKey('tenants.read') });
      void queryClient.invalidateQueries({ queryKey: portalKey('organization.read') });
      void queryClient.invalidateQueries({ queryKey: portalKey('activity.list') });
      onClose();
    },
  });
  const submit = () => {
    if (reason.trim().length >= shortestReason) {
      accept.mutate();
      return;
    }
    setWrong(true);
    field.current?.focus();
  };
  return (
    <ModalDialog
      title={strings.question(aspectWords[aspect])}
      yes={strings.yes}
      no={strings.no}
      busy={accept.isPending}
      busyText={strings.accepting}
      onYes={submit}
      onNo={onClose}
    >
      <p>{repair === 'plan' ? strings.questionText : strings.questionTextEntra}</p>
      <div className={styles.reason}>
        <label htmlFor={id}>{strings.reason}</label>
        <textarea
          ref={field}
          id={id}
          rows={3}
          maxLength={500}
          value={reason}
          aria-invalid={wrong}
          aria-describedby={`${id}hint`}
          onChange={(event) => {
            setWrong(false);
            setReason(event.target.value);
          }}
        />
        <span id={`${id}hint`} role={wrong ? 'alert' : undefined} className={wrong ? styles.wrong : styles.hint}>
          {strings.reasonHint}
        </span>
      </div>
      {accept.error && <ProblemPanel error={accept.error} />}
    </ModalDialog>
  );
}
