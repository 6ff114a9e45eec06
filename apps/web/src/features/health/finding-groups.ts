import type { Finding, PlanRequest } from '@tenantry/contract';

/** Findings of one kind and weight, in all tenants that have it. */
export interface FindingGroup {
  readonly code: Finding['code'];
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
}

/** Findings of the same kind under one heading, in the order in which they come: the worst first. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup & { readonly findings: Finding[] }>();
  for (const finding of findings) {
    const { code, severity } = finding;
    const key = `${severity} ${code}`;
    const group = groups.get(key) ?? { code, severity, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One plan for all tenants of a group, where each would be repaired in the same way; `undefined` for a single one. */
export function planForAll({ findings }: FindingGroup): PlanRequest | undefined {
  const tenantIds = findings.flatMap(({ remedies: [first] }) =>
    first?.kind === 'plan' && first.request.flow === 'repair-drift' ? first.request.tenantIds : [],
  );
  const each = [...new Set(tenantIds)];
  return each.length > 1 ? { flow: 'repair-drift', tenantIds: each } : undefined;
}

/** How many findings of each weight there are. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}
