import { Link } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { Fragment } from 'react';
import { MessageBar } from '../../shared/message-bar.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { sharingStrings as strings } from './sharing-strings.ts';

function Foreign({ configuration }: { readonly configuration: SharingState['foreignConfigurations'][number] }) {
  const { tenantId, displayName } = configuration;
  if (tenantId === undefined) return displayName;
  return (
    <Link to="/tenants/$tenantId" params={{ tenantId }} search={{ tab: 'configurations' }}>
      {displayName}
    </Link>
  );
}

/** What stands in the way of sharing, or should be known before it. */
export function SharingNotices({ sharing }: { readonly sharing: SharingState | undefined }) {
  const session = useSession();
  const foreign = sharing?.foreignConfigurations ?? [];
  const pending = sharing?.pending ?? [];
  return (
    <>
      {session.releaseNote !== undefined && (
        <MessageBar tone="info">
          <strong>{strings.release}</strong> {session.releaseNote}
        </MessageBar>
      )}
      {!maySharePeople(session) && <MessageBar tone="info">{strings.onlyAdministrators(session.role)}</MessageBar>}
      {sharing?.runInProgress !== undefined && (
        <MessageBar tone="info" live>
          {strings.running}{' '}
          <Link to="/runs/$runId" params={{ runId: sharing.runInProgress }}>
            {strings.followRun}
          </Link>
        </MessageBar>
      )}
      {sharing?.differs === true && <MessageBar tone="warning">{strings.differs}</MessageBar>}
      {foreign.length > 0 && (
        <MessageBar tone="warning">
          {strings.foreign(foreign.length)}
          {foreign.map((one, index) => (
            <Fragment key={one.servicePrincipalId}>
              {index > 0 && ', '}
              <Foreign configuration={one} />
            </Fragment>
          ))}
          {strings.foreignNext(foreign.length)}
        </MessageBar>
      )}
      {pending.length > 0 && (
        <MessageBar tone="info">{strings.pending(pending.map((tenant) => tenant.displayName))}</MessageBar>
      )}
    </>
  );
}
