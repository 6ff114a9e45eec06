import { Organization24Regular } from '@fluentui/react-icons/svg/organization';
import type { ConfigurationClaim, TenantDetail } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FactList } from '../../shared/fact-list.tsx';
import { RadioCards } from '../../shared/radio-cards.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { claimFacts } from './claim-facts.tsx';
import { choiceRequest, decided } from './configuration-choice.ts';
import type { Decision, Decisions } from './configuration-choice.ts';
import styles from './tenant-configurations.module.css';
import { claimStrings as strings } from './tenants-strings.ts';

function DecisionOf({
  claim,
  only,
  decision,
  onDecide,
}: {
  readonly claim: ConfigurationClaim;
  /** There is no other one, so removing it would not be a choice between configurations. */
  readonly only: boolean;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}) {
  const keep = claim.recognised ? strings.keep : strings.takeOver;
  return (
    <RadioCards<Decision>
      legend={strings.decision(claim.displayName)}
      value={decision}
      cards={[
        {
          value: 'keep',
          title: keep,
          children: <p>{claim.recognised ? strings.keepText : strings.takeOverText}</p>,
        },
        ...(only ? [] : [{ value: 'remove' as const, title: strings.remove, children: <p>{strings.removeText}</p> }]),
        { value: 'leave', title: strings.leave, children: <p>{strings.leaveText}</p> },
      ]}
      onChoose={onDecide}
    />
  );
}

function Choice({ detail }: { readonly detail: TenantDetail }) {
  const { tenant, claims } = detail;
  const mayShare = maySharePeople(useSession());
  const [decisions, setDecisions] = useState<Decisions>({});
  const [missing, setMissing] = useState(false);
  const draft = useDraftPlan();
  const plan = () => {
    const request = choiceRequest(tenant.tenantId, claims, decisions);
    setMissing(request === undefined);
    if (request) draft.mutate(request);
  };
  return (
    <>
      <p className={styles.lead}>
        {claims.length > 1 ? strings.several(tenant.displayName) : strings.one(tenant.displayName)}
      </p>
      <div className={styles.claims}>
        {claims.map((claim, index) => (
          <section
            key={claim.servicePrincipalId}
            aria-label={strings.label(index + 1, claims.length, claim.displayName)}
            className={styles.claim}
          >
            <h2>{claim.displayName}</h2>
            <FactList facts={claimFacts(claim, claims.length > 1)} />
            {mayShare && (
              <div className={styles.decision}>
                <DecisionOf
                  claim={claim}
                  only={claims.length === 1}
                  decision={decisions[claim.servicePrincipalId] ?? 'leave'}
                  onDecide={(decision) => {
                    setDecisions(decided(decisions, claim.servicePrincipalId, decision));
                    setMissing(false);
                    draft.reset();
                  }}
                />
              </div>
            )}
          </section>
        ))}
      </div>
      {mayShare && (
        <div className={styles.actions}>
          <Button look="primary" busy={draft.isPending} onClick={plan}>
            {strings.plan}
          </Button>
          <span role="status">{draft.isPending && strings.planning}</span>
          <span role="alert" className={styles.fault}>
            {missing && strings.missing}
          </span>
        </div>
      )}
      {draft.error && <DraftProblem error={draft.error} />}
    </>
  );
}

/** Every configuration to this tenant side by side, and what is to become of each. */
export function TenantConfigurations({ detail }: { readonly detail: TenantDetail }) {
  if (detail.claims.length === 0) {
    return (
      <EmptyState icon={<Organization24Regular />} title={strings.none}>
        {strings.noneText}
      </EmptyState>
    );
  }
  return <Choice detail={detail} />;
}
