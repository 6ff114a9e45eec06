import { People24Regular } from '@fluentui/react-icons/svg/people';
import { useNavigate } from '@tanstack/react-router';
import type { TenantDetail } from '@tenantry/contract';
import { Button, LinkButton } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { PrincipalsTable } from '../../shared/principals-table.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import styles from './tenant-page.module.css';
import { tenantPrincipalStrings as words, tenantsStrings as strings } from './tenants-strings.ts';
import type { TenantSearch } from './tenant-search.ts';

/** Opens a panel of this tab; the address says which. */
function PanelButton({
  tenantId,
  panel,
  children,
}: {
  readonly tenantId: string;
  readonly panel: TenantSearch['panel'];
  readonly children: string;
}) {
  const navigate = useNavigate();
  return (
    <Button
      aria-haspopup="dialog"
      onClick={() => {
        void navigate({ to: '/tenants/$tenantId', params: { tenantId }, search: { tab: 'users-and-groups', panel } });
      }}
    >
      {children}
    </Button>
  );
}

function EndOverride({ tenantId }: { readonly tenantId: string }) {
  const draft = useDraftPlan();
  return (
    <>
      <div className={styles.flow}>
        <Button
          busy={draft.isPending}
          onClick={() => {
            draft.mutate({ flow: 'end-override', tenantId });
          }}
        >
          {words.endOverride}
        </Button>
        <span role="status" className={styles.quiet}>
          {draft.isPending ? words.planning : words.endOverrideText}
        </span>
      </div>
      {draft.error && <DraftProblem error={draft.error} />}
    </>
  );
}

function Flows({ detail: { tenant } }: { readonly detail: TenantDetail }) {
  const { tenantId, overridden } = tenant;
  if (!maySharePeople(useSession())) return undefined;
  return (
    <>
      <div className={styles.flow}>
        <PanelButton tenantId={tenantId} panel="users-and-groups">
          {overridden ? words.overrideEdit : words.override}
        </PanelButton>
        {!overridden && <span className={styles.quiet}>{words.overrideText}</span>}
      </div>
      {overridden && <EndOverride tenantId={tenantId} />}
    </>
  );
}

function StopSharing({ tenantId }: { readonly tenantId: string }) {
  if (!maySharePeople(useSession())) return undefined;
  return (
    <Section title={words.stop}>
      <p className={styles.note}>{words.stopText}</p>
      <PanelButton tenantId={tenantId} panel="stop-sharing">
        {words.stopButton}
      </PanelButton>
    </Section>
  );
}

function Nobody({ detail: { tenant } }: { readonly detail: TenantDetail }) {
  const mayShare = maySharePeople(useSession());
  return (
    <EmptyState
      icon={<People24Regular />}
      title={strings.nobody}
      action={mayShare && <LinkButton to="/multitenant-collaboration/share-users">{strings.shareUsers}</LinkButton>}
    >
      {tenant.memberState === 'active' ? strings.nobodyText : strings.notJoined}
    </EmptyState>
  );
}

/** The users and groups whose people are synchronized to this tenant, and the ways to change that for it alone. */
export function TenantPrincipals({ detail }: { readonly detail: TenantDetail }) {
  const { tenant, principals, sharedWithTheRest } = detail;
  const table = (label: string, rows: TenantDetail['principals']) => (
    <PrincipalsTable label={label} words={strings} principals={rows} />
  );
  return (
    <>
      {tenant.overridden && (
        <MessageBar tone="info">
          <strong>{words.own(tenant.displayName)}</strong> {words.ownText}
        </MessageBar>
      )}
      {tenant.configuration && <Flows detail={detail} />}
      {principals.length === 0 ? (
        <Nobody detail={detail} />
      ) : (
        <>
          {table(strings.principalsTable, principals)}
          <p className={styles.note}>{strings.principalsNote}</p>
        </>
      )}
      {sharedWithTheRest && sharedWithTheRest.length > 0 && (
        <Section title={words.rest}>{table(words.restTable, sharedWithTheRest)}</Section>
      )}
      {tenant.configuration && <StopSharing tenantId={tenant.tenantId} />}
    </>
  );
}
