import type { SharedPrincipal, SharingState } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { pickedPrincipals } from '../../shared/draft-plan.ts';
import { PickerPanel } from '../../shared/principal-picker/picker-panel.tsx';
import { RadioCards } from '../../shared/radio-cards.tsx';
import { SidePanel } from '../../shared/side-panel.tsx';
import { nameList } from '../../shared/time.ts';
import { commonScopes, ownScopes, startingPrincipals, unionOf } from './sharing-scopes.ts';
import type { EditStart } from './sharing-scopes.ts';
import { sharingStrings, startStrings as strings } from './sharing-strings.ts';

const namesShown = 8;

function names(principals: readonly SharedPrincipal[]): string {
  return nameList(
    principals.map((principal) => principal.displayName),
    namesShown,
  );
}

/** Asks from whose users and groups the edit begins; nothing is chosen beforehand. */
function StartPanel({
  sharing,
  onStart,
  onClose,
}: {
  readonly sharing: SharingState;
  readonly onStart: (start: EditStart) => void;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<EditStart | undefined>();
  const [missing, setMissing] = useState(false);
  const scopes = commonScopes(sharing);
  return (
    <SidePanel
      title={sharingStrings.edit}
      onClose={onClose}
      footer={
        <>
          <Button
            look="primary"
            onClick={() => {
              if (chosen === undefined) setMissing(true);
              else onStart(chosen);
            }}
          >
            {strings.next}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </>
      }
    >
      <p>{strings.lead}</p>
      <RadioCards<EditStart>
        legend={strings.question}
        value={chosen}
        fault={missing ? strings.missing : undefined}
        cards={[
          ...scopes.map((scope) => ({
            value: scope.tenants[0]?.tenantId ?? '',
            title: strings.asIn(scope.tenants.map((tenant) => tenant.displayName)),
            children: <p>{names(scope.principals)}</p>,
          })),
          { value: 'union', title: strings.union, children: <p>{names(unionOf(scopes))}</p> },
        ]}
        onChoose={(start) => {
          setChosen(start);
          setMissing(false);
        }}
      />
    </SidePanel>
  );
}

/** The picker of the first and the third flow. When tenants differ, it asks first where to begin. */
export function EditPanel({
  sharing,
  start,
  onStart,
  onClose,
}: {
  readonly sharing: SharingState;
  readonly start: EditStart | undefined;
  readonly onStart: (start: EditStart) => void;
  readonly onClose: () => void;
}) {
  const selected = startingPrincipals(sharing, start);
  if (selected === undefined) return <StartPanel sharing={sharing} onStart={onStart} onClose={onClose} />;
  const flow = sharing.scopes.length > 0 ? 'edit-shared-users-and-groups' : 'select-users-and-groups';
  const own = ownScopes(sharing).flatMap((scope) => scope.tenants.map((tenant) => tenant.displayName));
  return (
    <PickerPanel
      key={start}
      title={flow === 'select-users-and-groups' ? sharingStrings.select : sharingStrings.edit}
      lead={own.length > 0 ? strings.ownKept(own) : undefined}
      selected={selected}
      request={(chosen) => ({ flow, principals: pickedPrincipals(chosen) })}
      onClose={onClose}
    />
  );
}
