import type { PlanRequest } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { useDraftPlan } from '../draft-plan.ts';
import { DraftProblem } from '../draft-problem.tsx';
import { RadioCards } from '../radio-cards.tsx';
import { SidePanel } from '../side-panel.tsx';
import styles from './stop-sharing-panel.module.css';
import { stopSharingStrings as strings } from './stop-sharing-strings.ts';

type Accounts = Extract<PlanRequest, { readonly flow: 'stop-sharing' }>['accounts'];

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Order({ accounts }: { readonly accounts: Accounts }) {
  return (
    <section aria-label={strings.order}>
      <h3 className={styles.title}>{strings.order}</h3>
      <ol className={styles.order}>
        {strings.orders[accounts].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {strings.trust}
        {accounts === 'take-out' && ` ${strings.trustOther}`}
      </p>
    </section>
  );
}

/**
 * The end of sharing with these tenants: the two honest choices with what follows from them. It makes a plan and goes to
 * it; nothing is changed before that plan is confirmed.
 */
export function StopSharingPanel({
  tenants,
  onClose,
}: {
  readonly tenants: readonly { readonly tenantId: string; readonly displayName: string }[];
  readonly onClose: () => void;
}) {
  const [accounts, setAccounts] = useState<Accounts | undefined>();
  const [missing, setMissing] = useState(false);
  const draft = useDraftPlan();
  const names = tenants.map((tenant) => tenant.displayName);
  const plan = () => {
    if (accounts === undefined) setMissing(true);
    else draft.mutate({ flow: 'stop-sharing', tenantIds: tenants.map((tenant) => tenant.tenantId), accounts });
  };
  return (
    <SidePanel
      title={strings.title(names)}
      onClose={onClose}
      footer={
        <>
          <Button look="primary" busy={draft.isPending} onClick={plan}>
            {strings.plan}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <span role="status" className={styles.planning}>
            {draft.isPending && strings.planning}
          </span>
        </>
      }
    >
      <p className={styles.lead}>{strings.lead(names)}</p>
      <RadioCards
        legend={strings.question}
        value={accounts}
        fault={missing ? strings.choose : undefined}
        cards={[
          {
            value: 'take-out',
            title: strings.takeOut,
            children: <Sentences sentences={strings.takeOutText} />,
          },
          {
            value: 'leave-behind',
            title: strings.leaveBehind,
            children: <Sentences sentences={strings.leaveBehindText} />,
          },
        ]}
        onChoose={(value) => {
          setAccounts(value);
          setMissing(false);
          draft.reset();
        }}
      />
      {accounts !== undefined && <Order accounts={accounts} />}
      {draft.error && <DraftProblem error={draft.error} />}
    </SidePanel>
  );
}
