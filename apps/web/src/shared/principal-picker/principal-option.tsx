import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { PrincipalMatch } from '@tenantry/contract';
import { useEffect, useRef } from 'react';
import { InitialsTile } from '../initials-tile.tsx';
import { principalNoteSentence } from './principal-note-sentences.ts';
import styles from './principal-search.module.css';
import { pickerStrings as strings } from './picker-strings.ts';

/** The kind of a user or group, how many are in it, and what tells it from others of that name. */
export function principalDetail(principal: Pick<PrincipalMatch, 'kind' | 'detail' | 'directMemberCount'>): string {
  const { kind, detail, directMemberCount } = principal;
  const kindWord = kind === 'group' ? strings.group : strings.user;
  const members = directMemberCount === undefined ? undefined : strings.member(directMemberCount);
  return [kindWord, members, detail].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** One user or group that was found. One that cannot be picked stays in sight and says why. */
export function PrincipalOption({
  id,
  match,
  active,
  chosen,
  onPick,
}: {
  readonly id: string;
  readonly match: PrincipalMatch;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onPick: (match: PrincipalMatch) => void;
}) {
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const state = [styles.option, active && styles.active, !match.pickable && styles.impossible];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the field, which keeps the focus.
    <li
      ref={option}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={!match.pickable}
      className={state.filter(Boolean).join(' ')}
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onPick(match);
      }}
    >
      <InitialsTile name={match.displayName} round={match.kind === 'user'} />
      <span className={styles.words}>
        <span className={styles.name}>{match.displayName}</span>
        <span className={styles.detail}>{principalDetail(match)}</span>
        {match.notes.map((note) => (
          <span key={note.code} className={styles.note}>
            {principalNoteSentence(note)}
          </span>
        ))}
      </span>
      {chosen && <CheckmarkCircle20Filled className={styles.check} aria-hidden="true" />}
    </li>
  );
}
