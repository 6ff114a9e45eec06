import type { ReactNode } from 'react';
import { InitialsTile } from './initials-tile.tsx';
import styles from './name-cell.module.css';

/** The first cell of a row: a tile, the name, and under it what tells it from others of that name. */
export function NameCell({
  name,
  children,
  detail,
  round = false,
}: {
  readonly name: string;
  /** The name as it is shown, mostly a link. */
  readonly children: ReactNode;
  readonly detail?: ReactNode;
  readonly round?: boolean;
}) {
  return (
    <span className={styles.cell}>
      <InitialsTile name={name} round={round} />
      <span className={styles.words}>
        <span className={styles.name}>{children}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  );
}
