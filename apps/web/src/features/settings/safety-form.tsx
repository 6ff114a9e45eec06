import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import type { SafetySettingsState } from '@tenantry/contract';
import { useId, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { portalKey } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Section } from '../../shared/section.tsx';
import { draftOf, faultsIn, isLaxer, settingsOf } from './safety-draft.ts';
import type { SafetyDraft } from './safety-draft.ts';
import styles from './safety-page.module.css';
import { numberSettings, settingsStrings as strings } from './settings-strings.ts';

type NumberName = keyof typeof numberSettings;

function NumberField({
  name,
  value,
  wrong,
  onType,
}: {
  readonly name: NumberName;
  readonly value: string;
  readonly wrong: boolean;
  readonly onType: (value: string) => void;
}) {
  const id = useId();
  const { label, hint, least, most } = numberSettings[name];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        aria-invalid={wrong}
        aria-describedby={`${id}hint ${id}wrong`}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      <span id={`${id}hint`} className={styles.hint}>
        {hint}
      </span>
      <span id={`${id}wrong`} role="alert" className={styles.wrong}>
        {wrong && strings.outside(least, most)}
      </span>
    </div>
  );
}

function useSave(onSaved: (state: SafetySettingsState) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, version }: { readonly draft: SafetyDraft; readonly version: number }) =>
      call('settings.saveSafety', { body: { version, settings: settingsOf(draft) } }),
    onSuccess: (state) => {
      onSaved(state);
      queryClient.setQueryData(portalKey('settings.readSafety', {}), state);
      void queryClient.invalidateQueries({ queryKey: portalKey('plans.read') });
      void queryClient.invalidateQueries({ queryKey: portalKey('activity.list') });
    },
  });
}

/** The settings as fields, to be saved all at once. */
export function SafetyForm({ state }: { readonly state: SafetySettingsState }) {
  // What is read anew while somebody types changes nothing here: the portal refuses to overwrite what they have not seen.
  const [base, setBase] = useState(state);
  const [draft, setDraft] = useState(() => draftOf(state.settings));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useSave(setBase);
  const faults = faultsIn(draft);
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    setTried(true);
    const [fault] = faults;
    if (fault === undefined) save.mutate({ draft, version: base.version });
    else form.current?.querySelector<HTMLInputElement>(`[name="${fault}"]`)?.focus();
  };
  const change = (part: Partial<SafetyDraft>) => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  const field = (name: NumberName) => (
    <NumberField
      name={name}
      value={draft[name]}
      wrong={tried && faults.includes(name)}
      onType={(value) => {
        change({ [name]: value });
      }}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Section title={strings.firewall}>
        <p className={styles.text}>{strings.firewallText}</p>
        <div className={styles.fields}>
          {field('removalSharePercent')}
          {field('removalPeople')}
        </div>
      </Section>
      <Section title={strings.secondApprover}>
        <div className={styles.check}>
          <input
            type="checkbox"
            id={id}
            checked={draft.secondApprover}
            aria-describedby={`${id}text`}
            onChange={(event) => {
              change({ secondApprover: event.target.checked });
            }}
          />
          <label htmlFor={id}>{strings.secondApproverLabel}</label>
        </div>
        <p id={`${id}text`} className={styles.text}>
          {strings.secondApproverText}
        </p>
        <div className={styles.fields}>{field('approvalMinutes')}</div>
      </Section>
      <Section title={strings.logs}>
        <p className={styles.text}>{strings.logsText}</p>
        <div className={styles.fields}>{field('logRetentionDays')}</div>
      </Section>
      {faults.length === 0 && isLaxer(settingsOf(draft), base.settings) && (
        <MessageBar tone="warning" live>
          {strings.laxer}
        </MessageBar>
      )}
      {save.error && <ProblemPanel error={save.error} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={save.isPending}>
          {strings.save}
        </Button>
        <span role="status">{save.isPending ? strings.saving : save.isSuccess && strings.saved}</span>
      </div>
    </form>
  );
}
