import { PageHead } from '../../shared/page-head.tsx';
/** Home. */
export function HomePage() {
  return <PageHead title="Home" />;
}
