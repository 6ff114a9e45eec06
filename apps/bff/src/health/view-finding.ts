import type { Finding as FindingView, Remedy as RemedyView } from '@tenantry/contract';
import type { Finding, Remedy } from '@tenantry/domain';
import type { DeepReadonly } from '../http/deep-readonly.ts';
import { entraUrlOf } from '../tenants/entra-url.ts';

/** A finding as the browser sees it: ways into Entra are addresses. */
export function viewFinding(finding: Finding, adminCenterUrl: string): DeepReadonly<FindingView> {
  const remedies = finding.remedies.flatMap((remedy) => viewRemedy(remedy, finding, adminCenterUrl));
  return { ...finding, remedies };
}

function viewRemedy(remedy: Remedy, finding: Finding, adminCenterUrl: string): readonly DeepReadonly<RemedyView>[] {
  if (remedy.kind !== 'entra') return [remedy];
  const configuration = finding.configurations.find((one) => one.servicePrincipalId === remedy.servicePrincipalId);
  return configuration ? [{ kind: 'entra', url: entraUrlOf(adminCenterUrl, configuration) }] : [];
}
