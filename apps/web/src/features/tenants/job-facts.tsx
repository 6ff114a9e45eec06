import type { TenantDetail } from '@tenantry/contract';
import type { Fact } from '../../shared/fact-list.tsx';
import { Ago, Ahead } from '../../shared/relative-time.tsx';
import { count } from '../../shared/time.ts';
import { tenantsStrings as strings } from './tenants-strings.ts';

function LastCycle({ execution }: { readonly execution: NonNullable<TenantDetail['lastExecution']> }) {
  return (
    <>
      {strings.executionStates[execution.state]}, <Ago at={execution.endedAt} />. {strings.exported(execution.exported)}
      {execution.escrowed > 0 && `; ${strings.escrowed(execution.escrowed)}`}.
      {execution.error !== undefined && ` ${execution.error}`}
    </>
  );
}

function deletionGuard({ deletionThreshold }: TenantDetail): string {
  if (!deletionThreshold) return strings.unread;
  return deletionThreshold.enabled ? strings.deletionGuardOn(count(deletionThreshold.value)) : strings.deletionGuardOff;
}

function scope({ scope: given }: TenantDetail): string {
  if (given === undefined) return strings.unread;
  return given === 'all' ? strings.scopeAll : strings.scopeAssigned;
}

/** What is known of the configuration's job, in the order in which it is asked for on the phone. */
export function jobFacts(detail: TenantDetail): readonly Fact[] {
  const { tenant, progress, lastExecution } = detail;
  return [
    { label: strings.configurationName, value: tenant.configuration?.displayName ?? strings.none },
    {
      label: strings.people,
      value: tenant.synchronizedPeople === undefined ? strings.unread : count(tenant.synchronizedPeople),
    },
    {
      label: strings.lastSync,
      value: tenant.lastSynchronizedAt === undefined ? strings.notYet : <Ago at={tenant.lastSynchronizedAt} />,
    },
    {
      label: strings.nextCycle,
      value: tenant.nextCycleAt === undefined ? strings.nextCycleNone : <Ahead at={tenant.nextCycleAt} />,
    },
    ...(progress
      ? [{ label: strings.progress, value: strings.progressOf(count(progress.completed), count(progress.total)) }]
      : []),
    ...(lastExecution ? [{ label: strings.lastCycle, value: <LastCycle execution={lastExecution} /> }] : []),
    { label: strings.scope, value: scope(detail) },
    { label: strings.deletionGuard, value: deletionGuard(detail) },
  ];
}
