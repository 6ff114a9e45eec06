import { PageHead } from '../../shared/page-head.tsx';

export function TenantPage() {
  return <PageHead title="TenantPage" />;
}
