import { SkeletonText } from '../shared/skeleton.tsx';
import styles from './page-pending.module.css';

/** What stands in the place of a page while its code is on the way. */
export function PagePending() {
  return (
    <div className={styles.page}>
      <SkeletonText what="the page" lines={4} />
    </div>
  );
}

/** The empty frame, as index.html has it, until it is known who is signed in. */
export function FramePending() {
  return (
    <>
      <div className="boot-header">Tenantry</div>
      <div className="boot-navigation" />
    </>
  );
}
