import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import styles from './search-field.module.css';

const pause = 250;

/** A search field that tells what was typed after a short pause; Escape and the cross clear it at once. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onSearch);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    tell.current = onSearch;
  });
  useEffect(() => {
    // The address changed by other means (Back, a link): show what it says.
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const clear = () => {
    setText('');
    told.current = '';
    onSearch('');
    input.current?.focus();
  };
  return (
    <div className={styles.field}>
      <Search16Regular aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={120}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') clear();
        }}
      />
      {text !== '' && (
        <button type="button" aria-label="Clear search" onClick={clear}>
          <Dismiss16Regular />
        </button>
      )}
    </div>
  );
}
