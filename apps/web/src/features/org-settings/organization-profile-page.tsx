import { PageHead } from '../../shared/page-head.tsx';

export function OrganizationProfilePage() {
  return <PageHead title="OrganizationProfilePage" />;
}
