import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { PrincipalMatch, SharedPrincipal } from '@tenantry/contract';
import { useId, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { ProblemPanel } from '../problem-panel.tsx';
import styles from './principal-search.module.css';
import { PrincipalOption } from './principal-option.tsx';
import { nextPickable } from './selection.ts';
import { pickerStrings as strings } from './picker-strings.ts';
import { useDirectorySearch } from './use-directory-search.ts';

function statusOf(text: string, { matches, searching, error }: ReturnType<typeof useDirectorySearch>): string {
  if (text === '' || error) return '';
  if (searching) return strings.searching;
  return matches.length === 0 ? strings.foundNone(text) : strings.foundCount(matches.length);
}

/**
 * A field that finds users and groups as one types, with the list of what was found under it. Several can be picked one
 * after the other: by Enter or by a click, and out again the same way.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function PrincipalSearch({
  field,
  chosen,
  onToggle,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly chosen: readonly SharedPrincipal[];
  readonly onToggle: (match: PrincipalMatch) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | undefined>();
  const [done, setDone] = useState('');
  const text = typed.trim();
  const search = useDirectorySearch(text);
  const { matches } = search;
  const chosenIds = new Set(chosen.map((principal) => principal.id));
  const found = matches.findIndex((match) => match.id === active);
  const current = found >= 0 ? found : nextPickable(matches, -1, 1);
  const pick = (match: PrincipalMatch | undefined) => {
    if (match?.pickable !== true) return;
    setDone(chosenIds.has(match.id) ? strings.removed(match.displayName) : strings.added(match.displayName));
    setActive(match.id);
    onToggle(match);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(matches[nextPickable(matches, current, event.key === 'ArrowDown' ? 1 : -1)]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!search.searching) pick(matches[current]);
    } else if (event.key === 'Escape' && typed !== '') {
      // The first Escape empties the field; only the next one is for the panel.
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
    }
  };
  const status = statusOf(text, search);
  return (
    <div className={styles.search}>
      <label htmlFor={`${id}field`} className={styles.label}>
        {strings.field}
      </label>
      <div className={styles.field}>
        <Search16Regular aria-hidden="true" />
        <input
          ref={field}
          id={`${id}field`}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={matches.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={matches[current] && `${id}${matches[current].id}`}
          aria-describedby={`${id}hint`}
          placeholder={strings.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(undefined);
            setDone('');
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={`${id}hint`} className={styles.hint}>
        {strings.hint}
      </p>
      {search.error && <ProblemPanel error={search.error} onRetry={() => void search.refetch()} />}
      <ul
        id={`${id}list`}
        role="listbox"
        aria-multiselectable="true"
        aria-label={strings.found}
        aria-busy={search.searching}
        className={styles.list}
        hidden={matches.length === 0}
      >
        {matches.map((match, index) => (
          <PrincipalOption
            key={match.id}
            id={`${id}${match.id}`}
            match={match}
            active={index === current}
            chosen={chosenIds.has(match.id)}
            onPick={pick}
          />
        ))}
      </ul>
      <p className={styles.status} aria-hidden="true">
        {status}
        {search.more && !search.searching && ` ${strings.more}`}
      </p>
      <span role="status" className="visually-hidden">
        {done || status}
      </span>
    </div>
  );
}
