import { PageHead } from '../../shared/page-head.tsx';

export function ProvisioningLogsPage() {
  return <PageHead title="ProvisioningLogsPage" />;
}
