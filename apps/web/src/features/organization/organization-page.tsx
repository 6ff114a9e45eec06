import { PageHead } from '../../shared/page-head.tsx';

export function OrganizationPage() {
  return <PageHead title="OrganizationPage" />;
}
