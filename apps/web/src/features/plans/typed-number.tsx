import { useId } from 'react';
import type { RefObject } from 'react';
import styles from './confirm-dialog.module.css';
import { confirmStrings as strings } from './confirm-strings.ts';

/** A field for the number of people who are taken out: whoever confirms has to have read it. */
export function TypedNumber({
  field,
  removals,
  value,
  wrong,
  onType,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly removals: number;
  readonly value: string;
  readonly wrong: boolean;
  readonly onType: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.type}>
      <label htmlFor={id}>{strings.type(removals)}</label>
      <input
        ref={field}
        id={id}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        aria-invalid={wrong}
        aria-describedby={`${id}wrong`}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      <span id={`${id}wrong`} role="alert" className={styles.wrong}>
        {wrong && strings.typeWrong(removals)}
      </span>
    </div>
  );
}
