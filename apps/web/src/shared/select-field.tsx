import { useId } from 'react';
import styles from './select-field.module.css';

/** A choice among a few words, or all of them; the browser's own list, so that it works by touch and by keyboard. */
export function SelectField<Word extends string>({
  label,
  all,
  value,
  options,
  onSelect,
}: {
  readonly label: string;
  /** The words for no choice. */
  readonly all: string;
  readonly value: Word | undefined;
  readonly options: readonly { readonly value: Word; readonly label: string }[];
  readonly onSelect: (value: Word | undefined) => void;
}) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => {
          onSelect(options.find((option) => option.value === event.target.value)?.value);
        }}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
