import { Link } from '@tanstack/react-router';
import type { Run, RunTenant } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { failureSentence } from '../../shared/failure-sentences.ts';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { StatusText } from '../../shared/status-text.tsx';
import { DraftFromRun } from './draft-from-run.tsx';
import { failuresByOwner } from './failures-by-owner.ts';
import type { FailedTenant, OwnersFailures } from './failures-by-owner.ts';
import styles from './run-page.module.css';
import { failureTicket } from './run-ticket.ts';
import { tenantWords } from './run-words.ts';
import { failureStrings as strings } from './runs-strings.ts';

/** The one place where the cause of a failure can be put right, if there is one in the portal. */
function WayOn({ failed }: { readonly failed: FailedTenant }) {
  const mayShare = maySharePeople(useSession());
  const { code } = failed.failure;
  const { tenantId } = failed.tenant;
  if (code === 'target-has-not-allowed-sync' || code === 'connection-refused') {
    return (
      <LinkButton to="/tenants/$tenantId" params={{ tenantId }}>
        {strings.openRequest}
      </LinkButton>
    );
  }
  if (code === 'several-configurations') {
    return (
      <LinkButton to="/tenants/$tenantId" params={{ tenantId }}>
        {strings.openTenant}
      </LinkButton>
    );
  }
  if (code === 'people-not-taken-out') {
    return (
      <LinkButton to="/provisioning-logs" search={{ tenantId }}>
        {strings.openLogs}
      </LinkButton>
    );
  }
  if (code === 'principal-missing' && mayShare) {
    return (
      <LinkButton to="/multitenant-collaboration/share-users" search={{ panel: 'users-and-groups' }}>
        {strings.edit}
      </LinkButton>
    );
  }
  return undefined;
}

function Failure({ failed, run }: { readonly failed: FailedTenant; readonly run: Run }) {
  const { tenant, failure } = failed;
  const { happened, next } = failureSentence(failure.code, tenant.displayName);
  return (
    <li className={styles.failure}>
      <StatusText tone={tenantWords(tenant).tone}>
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
        <WayOn failed={failed} />
        <CopyButton text={failureTicket(failed, run, window.location.href)} label={strings.copyTicket} />
      </div>
    </li>
  );
}

function OwnerGroup({ group, run }: { readonly group: OwnersFailures; readonly run: Run }) {
  return (
    <div className={styles.owner}>
      <h3>{strings.owners[group.owner]}</h3>
      <ul className={styles.failures}>
        {group.tenants.map((failed) => (
          <Failure key={failed.tenant.tenantId} failed={failed} run={run} />
        ))}
      </ul>
    </div>
  );
}

function isUnfinished({ state }: RunTenant): boolean {
  return state === 'failed' || state === 'not-started';
}

function Retry({ run }: { readonly run: Run }) {
  const mayShare = maySharePeople(useSession());
  if (run.state !== 'finished' || !mayShare) return undefined;
  return (
    <DraftFromRun
      request={{ flow: 'retry-run', runId: run.runId }}
      label={strings.retry(run.tenants.filter(isUnfinished).length)}
      look="primary"
      note={strings.retryNote}
    />
  );
}

/** What a run could not do, by whose matter it is, with where each can be put right, and the way to try again. */
export function RunFailures({ run }: { readonly run: Run }) {
  const groups = failuresByOwner(run.tenants);
  const unfinished = run.tenants.filter(isUnfinished).length;
  if (unfinished === 0) return undefined;
  return (
    <Section title={strings.title(unfinished)}>
      <p className={styles.facts}>{strings.unharmed}</p>
      {groups.map((group) => (
        <OwnerGroup key={group.owner} group={group} run={run} />
      ))}
      <Retry run={run} />
    </Section>
  );
}
