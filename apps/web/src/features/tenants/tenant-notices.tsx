import { Link } from '@tanstack/react-router';
import type { TenantDetail } from '@tenantry/contract';
import { ExternalLink } from '../../shared/external-link.tsx';
import { failureOwners, lastFailureSentence } from '../../shared/failure-sentences.ts';
import { MessageBar } from '../../shared/message-bar.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { dateTime } from '../../shared/time.ts';
import { quarantineReason, tenantsStrings as strings } from './tenants-strings.ts';

/** A configuration that somebody has to decide about before the portal changes it. */
function ToDecide({ tenant }: { readonly tenant: TenantDetail['tenant'] }) {
  const { tenantId, displayName, configurationState } = tenant;
  if (configurationState !== 'several' && configurationState !== 'managed-in-entra') return undefined;
  const several = configurationState === 'several';
  return (
    <MessageBar tone={several ? 'warning' : 'info'}>
      <strong>{several ? strings.several(displayName) : strings.managed(displayName)}</strong>{' '}
      {several ? strings.severalText : strings.managedText}{' '}
      <Link to="/tenants/$tenantId" params={{ tenantId }} search={{ tab: 'configurations' }}>
        {several ? strings.severalChoose : strings.managedChoose}
      </Link>
    </MessageBar>
  );
}

/** What is wrong with this tenant, whose matter it is, and what to do. */
export function TenantNotices({ detail: { tenant } }: { readonly detail: TenantDetail }) {
  const failure = lastFailureSentence(tenant);
  return (
    <>
      {failure && tenant.lastFailure && (
        <MessageBar tone="error">
          <strong>
            {failureOwners[tenant.lastFailure.owner]}: {failure.happened}
          </strong>{' '}
          {failure.next}{' '}
          <Link to="/runs/$runId" params={{ runId: tenant.lastFailure.runId }}>
            {strings.followRun}
          </Link>
        </MessageBar>
      )}
      {tenant.quarantine && (
        <MessageBar tone="error">
          <strong>{strings.quarantined(dateTime(tenant.quarantine.since))}</strong>{' '}
          {quarantineReason(tenant.quarantine)}{' '}
          <ExternalLink href={microsoftPages.quarantine}>{strings.quarantineLearn}</ExternalLink>
        </MessageBar>
      )}
      <ToDecide tenant={tenant} />
    </>
  );
}
