import { Link } from '@tanstack/react-router';
import type { Plan, PlannedTenant } from '@tenantry/contract';
import { OverrideBadge } from '../../shared/badge.tsx';
import { InitialsTile } from '../../shared/initials-tile.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { changeReason, plannedChange } from '../../shared/change-words.ts';
import styles from './plan-tenants.module.css';
import { tenantEffect } from './plan-words.ts';
import { planTenantStrings as strings } from './plans-strings.ts';

/** With this many tenants or fewer, what happens in each is in sight at once. */
const openUpTo = 3;

function Changes({ tenant, planId }: { readonly tenant: PlannedTenant; readonly planId: string }) {
  return (
    <div className={styles.body}>
      <ol className={styles.changes}>
        {tenant.changes.map((change, index) => {
          const reason = changeReason(change);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a plan never changes, and a step may come twice.
            <li key={index} className={styles[change.kind]}>
              {plannedChange(change)}
              {reason !== undefined && <span className={styles.quiet}>: {reason}</span>}
            </li>
          );
        })}
      </ol>
      {tenant.effect.existingAccounts === 'unknown' && tenant.effect.created > 0 && (
        <p className={styles.quiet}>{strings.existingUnknown}</p>
      )}
      <p className={styles.links}>
        <Link to="/plans/$planId" params={{ planId }} search={{ tab: 'people', tenantId: tenant.tenantId }}>
          {strings.people}
        </Link>
        <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
          {strings.openTenant}
        </Link>
      </p>
    </div>
  );
}

function Changed({
  tenant,
  planId,
  open,
}: {
  readonly tenant: PlannedTenant;
  readonly planId: string;
  readonly open: boolean;
}) {
  return (
    <details className={styles.tenant} open={open}>
      <summary>
        <InitialsTile name={tenant.displayName} />
        <span className={styles.words}>
          <span className={styles.title}>
            <strong>{tenant.displayName}</strong>
            {tenant.overridden && <OverrideBadge />}
          </span>
          <span className={styles.effect}>{tenantEffect(tenant)}</span>
        </span>
        <span className={styles.count}>{strings.changes(tenant.changes.length)}</span>
      </summary>
      <Changes tenant={tenant} planId={planId} />
    </details>
  );
}

function Held({ tenant }: { readonly tenant: PlannedTenant }) {
  const waiting = tenant.disposition === 'waiting';
  const reason = tenant.dispositionReason && strings.reasons[tenant.dispositionReason];
  return (
    <div className={styles.held}>
      <InitialsTile name={tenant.displayName} />
      <span className={styles.words}>
        <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} className={styles.name}>
          {tenant.displayName}
        </Link>
        <span className={styles.effect}>
          {reason ?? strings.noReason}
          {tenant.dispositionReason === 'several-configurations' && (
            <>
              {' '}
              <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} search={{ tab: 'configurations' }}>
                {strings.compare}
              </Link>
            </>
          )}
        </span>
      </span>
      <span className={styles.count}>
        <StatusText tone={waiting ? 'waiting' : 'warning'}>{waiting ? strings.waiting : strings.blocked}</StatusText>
      </span>
    </div>
  );
}

/** The tenants of a plan: what changes in each and why, who is left out and why, and a count of the others. */
export function PlanTenants({ plan }: { readonly plan: Plan }) {
  const changed = plan.tenants.filter((tenant) => tenant.disposition === 'change');
  const held = plan.tenants.filter(({ disposition }) => disposition === 'blocked' || disposition === 'waiting');
  const unchanged = plan.tenants.filter((tenant) => tenant.disposition === 'unchanged');
  return (
    <>
      {changed.map((tenant) => (
        <Changed key={tenant.tenantId} tenant={tenant} planId={plan.planId} open={changed.length <= openUpTo} />
      ))}
      {held.map((tenant) => (
        <Held key={tenant.tenantId} tenant={tenant} />
      ))}
      {unchanged.length > 0 && (
        <details className={styles.tenant}>
          <summary>{strings.unchanged(unchanged.length)}</summary>
          <ul className={styles.unchanged}>
            {unchanged.map((tenant) => (
              <li key={tenant.tenantId}>
                <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
                  {tenant.displayName}
                </Link>{' '}
                {tenant.overridden && <OverrideBadge />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
