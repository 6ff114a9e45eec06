import type { TenantDetail } from '@tenantry/contract';
import { pickedPrincipals } from '../../shared/draft-plan.ts';
import { PickerPanel } from '../../shared/principal-picker/picker-panel.tsx';
import { StopSharingPanel } from '../../shared/stop-sharing/stop-sharing-panel.tsx';
import type { TenantSearch } from './tenant-search.ts';
import { tenantPrincipalStrings as strings } from './tenants-strings.ts';

/** The panel that the address names: other users and groups for this tenant, or the end of sharing with it. */
export function TenantPanel({
  detail: { tenant, principals },
  panel,
  onClose,
}: {
  readonly detail: TenantDetail;
  readonly panel: NonNullable<TenantSearch['panel']>;
  readonly onClose: () => void;
}) {
  const { tenantId, displayName } = tenant;
  if (panel === 'stop-sharing') return <StopSharingPanel tenants={[tenant]} onClose={onClose} />;
  return (
    <PickerPanel
      title={strings.overrideTitle(displayName)}
      lead={strings.overrideLead(displayName)}
      selected={principals}
      request={(chosen) => ({
        flow: 'override-users-and-groups',
        tenantId,
        principals: pickedPrincipals(chosen),
      })}
      onClose={onClose}
    />
  );
}
