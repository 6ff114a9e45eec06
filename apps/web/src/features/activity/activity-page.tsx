import { PageHead } from '../../shared/page-head.tsx';

export function ActivityPage() {
  return <PageHead title="ActivityPage" />;
}
