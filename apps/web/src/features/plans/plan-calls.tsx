import { Code24Regular } from '@fluentui/react-icons/svg/code';
import { useQuery } from '@tanstack/react-query';
import type { Plan, PlannedCall } from '@tenantry/contract';
import { CopyBlock } from '../../shared/copy-block.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { ItemCount, Toolbar } from '../../shared/toolbar.tsx';
import { callsText, callsByTenant } from './planned-calls.ts';
import styles from './plan-page.module.css';
import { planCallStrings as strings } from './plans-strings.ts';

function Calls({ calls }: { readonly calls: readonly PlannedCall[] }) {
  if (calls.length === 0) {
    return (
      <EmptyState icon={<Code24Regular />} title={strings.none}>
        {strings.noneText}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.call}>{strings.lead}</p>
      <Toolbar commands={<ItemCount>{strings.calls(calls.length)}</ItemCount>}>
        <CopyButton text={callsText(calls)} label={strings.all} look="secondary" />
      </Toolbar>
      {callsByTenant(calls).map(({ tenantId, tenantName, calls: own }) => (
        <CopyBlock key={tenantId} label={tenantName} copyLabel={strings.copyFor(tenantName)} text={callsText(own)} />
      ))}
    </>
  );
}

/** The writes of a plan as Graph calls, ready to be copied. */
export function PlanCalls({ plan }: { readonly plan: Plan }) {
  const { data, error, refetch } = useQuery({
    ...portalQuery('plans.calls', { params: { planId: plan.planId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows what={strings.loading} rows={6} />}
      {data && <Calls calls={data.calls} />}
    </>
  );
}
