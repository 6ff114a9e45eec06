import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useNavigate } from '@tanstack/react-router';
import type { Session } from '@tenantry/contract';
import { useDeferredValue, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { InitialsTile } from '../shared/initials-tile.tsx';
import { problemSentence } from '../shared/problem-sentences.ts';
import styles from './header-search.module.css';
import type { SearchResult } from './search-results.ts';
import { useResults, useSlash } from './use-search.ts';

function statusLine(text: string, found: number, searching: boolean, error: Error | null): string {
  if (text === '' || searching) return '';
  if (error) return problemSentence(error).happened;
  return found === 0 ? `Nothing matches “${text}”.` : `${String(found)} found`;
}

/** Finds tenants, users and groups from anywhere. */
export function HeaderSearch({ session }: { readonly session: Session }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const text = useDeferredValue(typed.trim());
  const { results, searching, error } = useResults(text, session);
  useSlash(() => input.current?.focus());

  const choose = (result: SearchResult | undefined) => {
    if (!result) return;
    setOpen(false);
    setTyped('');
    void navigate(result.target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (!open) setTyped('');
      setOpen(false);
    } else if (event.key === 'Enter' && open) {
      choose(results[active]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && results.length > 0) {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : results.length - 1;
      setActive((active + step) % results.length);
    }
  };
  const shown = open && text !== '';
  const status = statusLine(text, results.length, searching, error);
  return (
    <search className={styles.search}>
      <Search16Regular aria-hidden="true" className={styles.icon} />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search tenants, users, and groups"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={shown && results.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={shown && results[active] ? `${id}${results[active].key}` : undefined}
        placeholder="Search tenants, users, and groups"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
        }}
      />
      <div className={styles.panel} hidden={!shown}>
        <ul id={`${id}list`} role="listbox" aria-label="Found">
          {results.map((result, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the field, which keeps the focus.
            <li
              key={result.key}
              id={`${id}${result.key}`}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onPointerDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                choose(result);
              }}
            >
              <InitialsTile name={result.name} round={result.kind === 'user'} />
              <span className={styles.words}>
                <span className={styles.name}>{result.name}</span>
                <span className={styles.detail}>{result.detail}</span>
              </span>
            </li>
          ))}
        </ul>
        {searching && <p className={styles.note}>Searching…</p>}
        {!searching && results.length === 0 && <p className={styles.note}>{status}</p>}
      </div>
      <span role="status" className="visually-hidden">
        {shown ? status : ''}
      </span>
    </search>
  );
}
