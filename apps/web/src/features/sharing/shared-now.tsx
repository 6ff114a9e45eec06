import { PeopleAdd24Regular } from '@fluentui/react-icons/svg/people-add';
import { useNavigate } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import type { ComponentProps } from 'react';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { PrincipalsTable } from '../../shared/principals-table.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { ShareCurrentScope } from './share-current-scope.tsx';
import styles from './shared-now.module.css';
import { needsStart, ownScopes, startingPrincipals } from './sharing-scopes.ts';
import { sharingStrings as strings } from './sharing-strings.ts';
import { DifferingScopes } from './tenant-scopes.tsx';

/** Opens the picker; the address says that it is open. */
function PickerButton(props: Pick<ComponentProps<typeof Button>, 'look' | 'icon' | 'children'>) {
  const navigate = useNavigate();
  return (
    <Button
      {...props}
      aria-haspopup="dialog"
      onClick={() => {
        void navigate({ to: '/multitenant-collaboration/share-users', search: { panel: 'users-and-groups' } });
      }}
    />
  );
}

function Nothing({ sharing }: { readonly sharing: SharingState }) {
  const mayShare = maySharePeople(useSession());
  const icon = <PeopleAdd24Regular />;
  const active = sharing.withoutShare.length + sharing.stopped.length;
  if (active === 0) {
    return (
      <EmptyState
        icon={icon}
        title={strings.noPartner}
        action={<ExternalLink href={microsoftPages.setUpOrganization}>{strings.setUp}</ExternalLink>}
      >
        {strings.noPartnerText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={strings.nothing}
      action={
        mayShare && (
          <PickerButton look="primary" icon={<PeopleAdd24Regular width={20} height={20} />}>
            {strings.select}
          </PickerButton>
        )
      }
    >
      {strings.nothingText(active)}
    </EmptyState>
  );
}

function editText(sharing: SharingState): string {
  if (needsStart(sharing)) return strings.editTextDiffers;
  return ownScopes(sharing).length > 0 ? strings.editTextOwn : strings.editText;
}

/** What is shared with whom, and the flows that make sense from here. */
export function SharedNow({ sharing }: { readonly sharing: SharingState }) {
  const mayShare = maySharePeople(useSession());
  if (sharing.principals.length === 0) {
    return (
      <Section title={strings.sharedNow}>
        <Nothing sharing={sharing} />
      </Section>
    );
  }
  const missing = sharing.withoutShare.length > 0;
  return (
    <Section
      title={strings.sharedNow}
      aside={
        sharing.sharedWith.length > 0 && (
          <span className={styles.quiet}>{strings.sharedWith(sharing.sharedWith.map((one) => one.displayName))}</span>
        )
      }
    >
      {missing && <ShareCurrentScope sharing={sharing} />}
      {mayShare && (
        <div className={styles.flow}>
          <PickerButton look={missing ? 'secondary' : 'primary'}>{strings.edit}</PickerButton>
          <span className={styles.quiet}>{editText(sharing)}</span>
        </div>
      )}
      {needsStart(sharing) ? (
        <DifferingScopes sharing={sharing} />
      ) : (
        <PrincipalsTable
          label={strings.principals}
          words={strings}
          principals={startingPrincipals(sharing, undefined) ?? sharing.principals}
        />
      )}
    </Section>
  );
}

/** The way to end sharing with every tenant. */
export function StopSharing({ sharing }: { readonly sharing: SharingState }) {
  const navigate = useNavigate();
  const mayShare = maySharePeople(useSession());
  if (!mayShare || sharing.sharedWith.length === 0) return undefined;
  return (
    <Section title={strings.stop}>
      <p className={styles.lead}>{strings.stopLead}</p>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          void navigate({ to: '/multitenant-collaboration/share-users', search: { panel: 'stop-sharing' } });
        }}
      >
        {strings.stopAll}
      </Button>
    </Section>
  );
}
