import { SkeletonText } from '../shared/skeleton.tsx';

/** What stands in the place of a page while its code is on the way. */
export function PagePending() {
  return (
    <div style={{ paddingTop: 48 }}>
      <SkeletonText what="the page" lines={4} />
    </div>
  );
}
