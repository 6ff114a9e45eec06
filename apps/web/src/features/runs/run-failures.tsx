import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Run, RunTenant } from '@tenantry/contract';
import { Button, LinkButton } from '../../shared/button.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { useRedraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { failureSentence } from '../../shared/failure-sentences.ts';
import { portalQuery } from '../../shared/portal-query.ts';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { StatusText } from '../../shared/status-text.tsx';
import { failuresByOwner } from './failures-by-owner.ts';
import type { FailedTenant, OwnersFailures } from './failures-by-owner.ts';
import styles from './run-page.module.css';
import { failureStrings as strings } from './runs-strings.ts';

/** What can be copied into a ticket about one tenant of a run. */
function ticketText({ tenant, failure }: FailedTenant, run: Run): string {
  const { happened, next } = failureSentence(failure.code, tenant.displayName);
  const lines = [strings.ticket(tenant.displayName, run.runId), happened, next];
  if (failure.requestId !== undefined) lines.push(`${strings.requestId}: ${failure.requestId}`);
  return lines.join('\n');
}

function Failure({ failed, run }: { readonly failed: FailedTenant; readonly run: Run }) {
  const { tenant, failure } = failed;
  const { happened, next } = failureSentence(failure.code, tenant.displayName);
  const mine = failure.owner === 'other-tenant';
  return (
    <li className={styles.failure}>
      <StatusText tone="error">
        <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} className={styles.name}>
          {tenant.displayName}
        </Link>
        <br />
        {happened} {next}
        {failure.requestId !== undefined && (
          <span className={styles.request}>
            {strings.requestId} <code>{failure.requestId}</code>
          </span>
        )}
      </StatusText>
      <div className={styles.actions}>
        {mine && (
          <LinkButton to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
            {strings.openRequest}
          </LinkButton>
        )}
        <CopyButton text={ticketText(failed, run)} label={strings.copyTicket} />
      </div>
    </li>
  );
}

/** The one button that takes up again what a run left undone. */
function NewPlan({ run }: { readonly run: Run }) {
  const plan = useQuery(portalQuery('plans.read', { params: { planId: run.planId } }));
  const { redraft, isPending, error } = useRedraftPlan();
  const problem = error ?? plan.error;
  return (
    <>
      <div className={styles.actions}>
        <Button
          look="primary"
          busy={isPending || !plan.data}
          onClick={() => {
            if (plan.data) redraft(plan.data);
          }}
        >
          {strings.newPlan}
        </Button>
        <span role="status">{isPending && strings.newPlanBusy}</span>
      </div>
      {problem && <DraftProblem error={problem} />}
    </>
  );
}

function OwnerGroup({ group, run }: { readonly group: OwnersFailures; readonly run: Run }) {
  const mayShare = maySharePeople(useSession());
  const over = run.state === 'finished';
  return (
    <div className={styles.owner}>
      <h3>{strings.owners[group.owner]}</h3>
      <ul className={styles.failures}>
        {group.tenants.map((failed) => (
          <Failure key={failed.tenant.tenantId} failed={failed} run={run} />
        ))}
      </ul>
      {over && mayShare && (group.owner === 'this-tenant' || group.owner === 'microsoft') && <NewPlan run={run} />}
      {over && mayShare && group.owner === 'person' && (
        <LinkButton to="/multitenant-collaboration/share-users" search={{ panel: 'users-and-groups' }}>
          {strings.edit}
        </LinkButton>
      )}
    </div>
  );
}

function hasFailure(tenant: RunTenant): boolean {
  return tenant.failure !== undefined;
}

/** What a run could not do, by whose matter it is, each group with one way on. */
export function RunFailures({ run }: { readonly run: Run }) {
  const failed = run.tenants.filter(hasFailure).length;
  if (failed === 0) return undefined;
  return (
    <Section title={strings.title(failed)}>
      <p className={styles.facts}>{strings.unharmed}</p>
      {failuresByOwner(run.tenants).map((group) => (
        <OwnerGroup key={group.owner} group={group} run={run} />
      ))}
    </Section>
  );
}
