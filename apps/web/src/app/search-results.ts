import type { OrganizationOverview, PrincipalMatch, Session } from '@tenantry/contract';
import type { LinkProps } from '@tanstack/react-router';
import { maySharePeople } from '../shared/session.ts';

/** Something the header's search found, and where choosing it leads. */
export interface SearchResult {
  readonly key: string;
  readonly kind: 'tenant' | 'user' | 'group';
  readonly name: string;
  readonly detail: string;
  readonly target: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

const mostTenants = 5;

/** The other tenants whose name or ID contains what was typed. */
export function tenantResults(overview: OrganizationOverview | undefined, text: string): readonly SearchResult[] {
  const wanted = text.toLocaleLowerCase();
  const matching = (overview?.tenants ?? []).filter(
    (tenant) =>
      !tenant.isHomeTenant &&
      (tenant.displayName.toLocaleLowerCase().includes(wanted) || tenant.tenantId.startsWith(wanted)),
  );
  return matching.slice(0, mostTenants).map((tenant) => ({
    key: tenant.tenantId,
    kind: 'tenant',
    name: tenant.displayName,
    detail: 'Tenant: open its status',
    target: { to: '/tenants/$tenantId', params: { tenantId: tenant.tenantId } },
  }));
}

/** The users, and for people who may share also the groups, with what can be done about them here. */
export function principalResults(matches: readonly PrincipalMatch[], session: Session): readonly SearchResult[] {
  return matches.flatMap<SearchResult>((match) => {
    if (match.kind === 'user') {
      return [
        {
          key: match.id,
          kind: 'user',
          name: match.displayName,
          detail: 'User: open the provisioning logs',
          target: { to: '/provisioning-logs', search: { q: match.displayName } },
        },
      ];
    }
    if (!maySharePeople(session)) return [];
    const group = { key: match.id, kind: 'group', name: match.displayName } as const;
    return [{ ...group, detail: 'Group: open Share users', target: { to: '/multitenant-collaboration/share-users' } }];
  });
}
