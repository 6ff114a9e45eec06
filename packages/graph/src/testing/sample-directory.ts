import { refusal, type ScriptedAnswer, type SeenRequest } from './scripted-graph.ts';

/** A GUID that ends in the number. */
export function guidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export interface SampleGroup {
  readonly id: string;
  readonly properties?: object;
  readonly members: readonly object[];
  readonly owners?: readonly object[];
  readonly transitiveMembers?: readonly object[];
}

/** What a small directory holds, as Graph would show it. */
export interface SampleDirectory {
  readonly tenants?: readonly object[];
  readonly partners?: readonly object[];
  readonly servicePrincipals?: readonly { readonly id: string }[];
  readonly jobs?: Readonly<Record<string, readonly object[]>>;
  readonly secrets?: Readonly<Record<string, readonly object[]>>;
  readonly assignments?: Readonly<Record<string, readonly object[]>>;
  readonly users?: readonly { readonly id: string }[];
  readonly groups?: readonly SampleGroup[];
}

export function sampleUser(number: number, properties: object = {}): { readonly id: string } {
  const name = `Person ${String(number)}`;
  const address = `person${String(number)}@contoso.example`;
  const common = {
    displayName: name,
    userPrincipalName: address,
    mail: address,
    accountEnabled: true,
    userType: 'Member',
  };
  return { '@odata.type': '#microsoft.graph.user', id: guidOf(number), ...common, ...properties } as { id: string };
}

/** A script that answers the reads of a sample directory; ids that `in` names are looked up. */
export function answersFor(directory: SampleDirectory): (request: SeenRequest) => ScriptedAnswer {
  return ({ path, query }) => {
    const [area = '', id = '', ...rest] = path.slice('/v1.0/'.length).split('/');
    const below = rest.join('/');
    if (path.endsWith('/multiTenantOrganization')) return one({ state: 'active', displayName: 'Contoso Group' });
    if (path.endsWith('/multiTenantOrganization/tenants')) return many(directory.tenants ?? []);
    if (path.endsWith('/partners')) return many(directory.partners ?? []);
    if (area === 'servicePrincipals') {
      if (id === '') return many(listedServicePrincipals(directory, query));
      if (below === 'synchronization/jobs') return many(directory.jobs?.[id] ?? []);
      if (below === 'synchronization/secrets') return many(directory.secrets?.[id] ?? []);
      if (below === 'appRoleAssignedTo') return many(directory.assignments?.[id] ?? []);
    }
    if (area === 'users' && id === '') return many(named(directory.users ?? [], query));
    if (area === 'groups') {
      if (id === '') return many(named(directory.groups ?? [], query).map(shownGroup));
      const group = directory.groups?.find((candidate) => candidate.id === id);
      if (group !== undefined && below === 'members') return many(group.members);
      if (group !== undefined && below === 'owners') return many(group.owners ?? []);
      if (group !== undefined && below === 'transitiveMembers') return many(group.transitiveMembers ?? []);
    }
    return refusal(404, 'Request_ResourceNotFound');
  };
}

/** An expanded list holds twenty at most. */
function listedServicePrincipals(directory: SampleDirectory, query: string): readonly object[] {
  const expanded = new URLSearchParams(query).get('$expand') === 'appRoleAssignedTo';
  return (directory.servicePrincipals ?? []).map((one) => ({
    ...one,
    ...(expanded ? { appRoleAssignedTo: (directory.assignments?.[one.id] ?? []).slice(0, 20) } : {}),
  }));
}

function shownGroup({ id, properties }: SampleGroup): object {
  return {
    id,
    displayName: `Group ${id.slice(-2)}`,
    securityEnabled: true,
    mailEnabled: false,
    groupTypes: [],
    ...properties,
  };
}

function named<T extends { readonly id: string }>(items: readonly T[], query: string): readonly T[] {
  const wanted = new URLSearchParams(query).get('$filter') ?? '';
  return items.filter((item) => wanted.includes(item.id));
}

function one(body: object): ScriptedAnswer {
  return { status: 200, body };
}

function many(value: readonly object[]): ScriptedAnswer {
  return { status: 200, body: { value } };
}
