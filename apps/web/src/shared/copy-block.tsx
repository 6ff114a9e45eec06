import { CopyButton } from './copy-button.tsx';
import styles from './copy-block.module.css';

/** A text that is there to be copied: a letter, a script, calls. */
export function CopyBlock({
  label,
  text,
  copyLabel = `Copy ${label}`,
  prose = false,
}: {
  readonly label: string;
  readonly text: string;
  /** On the button; told from the label where that is a plain word. */
  readonly copyLabel?: string;
  /** Written for people: lines wrap at words, in the font of the page. */
  readonly prose?: boolean;
}) {
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <CopyButton text={text} label={copyLabel} />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard. */}
      <pre className={prose ? styles.prose : styles.code} tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </figure>
  );
}
