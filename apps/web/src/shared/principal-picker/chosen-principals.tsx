import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useQuery } from '@tanstack/react-query';
import type { PrincipalNote, SharedPrincipal } from '@tenantry/contract';
import { useRef } from 'react';
import { InitialsTile } from '../initials-tile.tsx';
import { portalQuery } from '../portal-query.ts';
import { StatusText } from '../status-text.tsx';
import styles from './chosen-principals.module.css';
import { principalNoteSentence } from './principal-note-sentences.ts';
import { principalDetail } from './principal-option.tsx';
import { pickerStrings as strings } from './picker-strings.ts';

const quiet: readonly PrincipalNote['code'][] = ['dynamic-group'];

/** What only a look inside a group tells: owners, groups inside it, members who cannot be shared. */
function GroupNotes({ groupId }: { readonly groupId: string }) {
  const { data, error } = useQuery({
    ...portalQuery('directory.readGroup', { params: { groupId } }),
    staleTime: 60_000,
  });
  if (error) return <StatusText tone="unknown">{strings.noDetails}</StatusText>;
  return data?.notes.map((note) => (
    <StatusText key={note.code} tone={quiet.includes(note.code) ? 'info' : 'warning'}>
      {principalNoteSentence(note)}
    </StatusText>
  ));
}

/** The users and groups that are selected, each with what to know about it and a way out. */
export function ChosenPrincipals({
  chosen,
  before,
  onRemove,
  onEmptied,
}: {
  readonly chosen: readonly SharedPrincipal[];
  /** What was shared before; only newly selected groups are looked into, the plan warns about all. */
  readonly before: readonly SharedPrincipal[];
  readonly onRemove: (id: string) => void;
  /** The last one is gone, and with it the button that had the focus. */
  readonly onEmptied: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const known = new Set(before.map((principal) => principal.id));
  const remove = (index: number, id: string) => {
    const buttons = list.current?.querySelectorAll('button');
    const next = buttons?.[index + 1] ?? buttons?.[index - 1];
    if (next) next.focus();
    else onEmptied();
    onRemove(id);
  };
  return (
    <section aria-label={strings.selectedTitle}>
      <div className={styles.head}>
        <h3 className={styles.title}>{strings.selectedTitle}</h3>
        <span role="status" className={styles.count}>
          {strings.selected(chosen.length)}
        </span>
      </div>
      {chosen.length === 0 && <p className={styles.none}>{strings.none}</p>}
      {chosen.length > 0 && (
        <ul ref={list} className={styles.list}>
          {chosen.map((principal, index) => (
            <li key={principal.id} className={styles.item}>
              <InitialsTile name={principal.displayName} round={principal.kind === 'user'} />
              <span className={styles.words}>
                <span className={styles.name}>{principal.displayName}</span>
                <span className={styles.detail}>{principalDetail(principal)}</span>
                {principal.kind === 'group' && !known.has(principal.id) && <GroupNotes groupId={principal.id} />}
              </span>
              <button
                type="button"
                className={styles.remove}
                aria-label={strings.remove(principal.displayName)}
                onClick={() => {
                  remove(index, principal.id);
                }}
              >
                <Dismiss16Regular />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
