import styles from './skeleton.module.css';

/** A grey bar where a text will be; give it about the width of that text. */
export function Bone({ width = 120, height = 12 }: { readonly width?: number | string; readonly height?: number }) {
  return <span className={styles.bone} style={{ width, height }} />;
}

/** Says to a screen reader, once, that something is being loaded. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <span role="status" className="visually-hidden">
      Loading {what}
    </span>
  );
}

/** Rows in the shape of a table's rows, while the real ones are on their way. */
export function SkeletonRows({
  what,
  rows = 6,
  tile = false,
}: {
  readonly what: string;
  readonly rows?: number;
  readonly tile?: boolean;
}) {
  return (
    <div>
      <Loading what={what} />
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.row}>
            {tile && <Bone width={32} height={32} />}
            <Bone width={120 + ((row * 53) % 80)} />
            <Bone width={96} />
            <Bone width={56} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Lines of text on their way. */
export function SkeletonText({ what, lines = 3 }: { readonly what: string; readonly lines?: number }) {
  return (
    <div>
      <Loading what={what} />
      <div aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <div key={line} className={styles.line}>
            <Bone width={`${String(90 - ((line * 23) % 50))}%`} />
          </div>
        ))}
      </div>
    </div>
  );
}
