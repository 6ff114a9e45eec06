import { Link } from '@tanstack/react-router';
import type { ProvisioningLogRow } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { FactList } from '../../shared/fact-list.tsx';
import { SidePanel } from '../../shared/side-panel.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { exactDateTime } from '../../shared/time.ts';
import {
  actionWords,
  entrySentence,
  provisioningLogsStrings as strings,
  statusWords,
} from './provisioning-logs-strings.ts';

/** An entry as plain text for a ticket. */
export function ticketText(row: ProvisioningLogRow): string {
  return [
    entrySentence(row),
    `${strings.reason}: ${row.reason ?? strings.noReason}`,
    `${strings.date}: ${exactDateTime(row.at)} (${new Date(row.at).toISOString()})`,
    `${strings.person}: ${row.person.displayName} (${row.person.userId})`,
    `${strings.target}: ${row.tenantName} (${row.tenantId})`,
    ...(row.errorCode === undefined ? [] : [`${strings.errorCode}: ${row.errorCode}`]),
    ...(row.changeId === undefined ? [] : [`${strings.changeId}: ${row.changeId}`]),
  ].join('\n');
}

/** Everything about one entry, in words first. */
export function LogEntryPanel({ row, onClose }: { readonly row: ProvisioningLogRow; readonly onClose: () => void }) {
  const { tone, label } = statusWords[row.status];
  return (
    <SidePanel
      title={strings.detailTitle}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={ticketText(row)} label={strings.copyTicket} look="secondary" />
          <Button look="subtle" onClick={onClose}>
            {strings.close}
          </Button>
        </>
      }
    >
      <p>{entrySentence(row)}</p>
      <FactList
        facts={[
          { label: strings.status, value: <StatusText tone={tone}>{label}</StatusText> },
          { label: strings.action, value: actionWords[row.action] },
          { label: strings.reason, value: row.reason ?? strings.noReason },
          ...(row.errorCode === undefined ? [] : [{ label: strings.errorCode, value: <code>{row.errorCode}</code> }]),
          { label: strings.date, value: exactDateTime(row.at) },
          { label: strings.person, value: row.person.displayName },
          { label: strings.userId, value: <code>{row.person.userId}</code> },
          {
            label: strings.target,
            value: (
              <Link to="/tenants/$tenantId" params={{ tenantId: row.tenantId }}>
                {row.tenantName}
              </Link>
            ),
          },
          ...(row.changeId === undefined ? [] : [{ label: strings.changeId, value: <code>{row.changeId}</code> }]),
        ]}
      />
    </SidePanel>
  );
}
