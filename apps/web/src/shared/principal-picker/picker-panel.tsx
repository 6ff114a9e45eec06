import type { PlanRequest, SharedPrincipal } from '@tenantry/contract';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { useDraftPlan } from '../draft-plan.ts';
import { DraftProblem } from '../draft-problem.tsx';
import { MessageBar } from '../message-bar.tsx';
import { SidePanel } from '../side-panel.tsx';
import { ChosenPrincipals } from './chosen-principals.tsx';
import styles from './picker-panel.module.css';
import { PrincipalSearch } from './principal-search.tsx';
import { sameSelection, toggled } from './selection.ts';
import { pickerStrings as strings } from './picker-strings.ts';

function Question({ onKeep, onDiscard }: { readonly onKeep: () => void; readonly onDiscard: () => void }) {
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that had the focus is gone; from here a screen reader reads on.
    question.current?.focus();
  }, []);
  return (
    <>
      <p ref={question} tabIndex={-1} className={styles.question}>
        <strong>{strings.discard}</strong> {strings.discardText}
      </p>
      <Button look="primary" onClick={onDiscard}>
        {strings.discardYes}
      </Button>
      <Button onClick={onKeep}>{strings.discardNo}</Button>
    </>
  );
}

function Footer({
  asking,
  busy,
  onSave,
  onCancel,
  onKeep,
  onDiscard,
}: {
  readonly asking: boolean;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}) {
  if (asking) return <Question onKeep={onKeep} onDiscard={onDiscard} />;
  return (
    <>
      <Button look="primary" busy={busy} onClick={onSave}>
        {strings.save}
      </Button>
      <Button onClick={onCancel}>{strings.cancel}</Button>
      <span role="status" className={styles.planning}>
        {busy && strings.planning}
      </span>
    </>
  );
}

/**
 * The picker of users and groups. `Save` makes a plan of what `request` asks for and goes to it; anything else changes
 * nothing, and asks first when a changed selection would be lost.
 */
export function PickerPanel({
  title,
  lead,
  selected,
  request,
  onClose,
}: {
  readonly title: string;
  /** What the selection is for, where the title does not say it all. */
  readonly lead?: ReactNode;
  /** With what the picker begins. */
  readonly selected: readonly SharedPrincipal[];
  readonly request: (chosen: readonly SharedPrincipal[]) => PlanRequest;
  readonly onClose: () => void;
}) {
  // What was selected when the panel opened: a later reading must not change what somebody is working on.
  const [before] = useState(selected);
  const [chosen, setChosen] = useState<readonly SharedPrincipal[]>(before);
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const draft = useDraftPlan();
  useEffect(() => {
    // The panel was opened to search. By now it is modal, and would have given the focus to its first button.
    field.current?.focus();
  }, []);
  const change = (next: readonly SharedPrincipal[]) => {
    setFault(next.length > strings.most ? strings.tooMany : undefined);
    if (next.length <= strings.most) setChosen(next);
    draft.reset();
  };
  const close = () => {
    if (asking || sameSelection(before, chosen)) onClose();
    else setAsking(true);
  };
  const save = () => {
    if (chosen.length > 0) {
      draft.mutate(request(chosen));
    } else {
      setFault(strings.noneToSave);
      field.current?.focus();
    }
  };
  return (
    <SidePanel
      title={title}
      onClose={close}
      footer={
        <Footer
          asking={asking}
          busy={draft.isPending}
          onSave={save}
          onCancel={close}
          onKeep={() => {
            setAsking(false);
            field.current?.focus();
          }}
          onDiscard={onClose}
        />
      }
    >
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      <PrincipalSearch
        field={field}
        chosen={chosen}
        onToggle={(match) => {
          change(toggled(chosen, match));
        }}
      />
      {fault !== undefined && (
        <MessageBar tone="error" live>
          {fault}
        </MessageBar>
      )}
      {draft.error && <DraftProblem error={draft.error} />}
      <ChosenPrincipals
        chosen={chosen}
        before={before}
        onRemove={(id) => {
          change(chosen.filter((principal) => principal.id !== id));
        }}
        onEmptied={() => field.current?.focus()}
      />
    </SidePanel>
  );
}
