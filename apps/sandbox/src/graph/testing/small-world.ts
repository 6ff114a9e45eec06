import { createVirtualClock } from '../../clock/virtual-clock.ts';
import { announceGraphTraffic } from '../../journal/graph-traffic.ts';
import { createRandom } from '../../random/seeded-random.ts';
import { createReplication } from '../../replication/replication.ts';
import type { Group } from '../../world/group.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { User } from '../../world/user.ts';
import { crossTenantTemplateId, homeTenantId, portalClientId, type World } from '../../world/world.ts';
import { directoryRoles } from '../directory-roles.ts';
import { createGraph, type Caller, type GraphServices } from '../graph.ts';

/** Ids of the small world the tests of Graph are written against. */
export const ids = {
  home: homeTenantId,
  partner: '11111111-1111-4111-8111-111111111111',
  invited: '22222222-2222-4222-8222-222222222222',
  stranger: '33333333-3333-4333-8333-333333333333',
  admin: 'aaaaaaaa-0000-4000-8000-000000000001',
  ann: 'aaaaaaaa-0000-4000-8000-000000000002',
  ben: 'aaaaaaaa-0000-4000-8000-000000000003',
  guest: 'aaaaaaaa-0000-4000-8000-000000000004',
  sales: 'bbbbbbbb-0000-4000-8000-000000000001',
  nested: 'bbbbbbbb-0000-4000-8000-000000000002',
  device: 'cccccccc-0000-4000-8000-000000000001',
} as const;

const start = Date.UTC(2026, 10, 22, 8);

/** All that the portal's administrator consents to, so that roles alone decide. */
export const administratorScopes = [
  'User.Read',
  'User.Read.All',
  'User.ReadWrite.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'Directory.Read.All',
  'Organization.Read.All',
  'MultiTenantOrganization.ReadWrite.All',
  'Policy.Read.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'CrossTenantInformation.ReadBasic.All',
  'Application.ReadWrite.All',
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
  'AuditLog.Read.All',
];

/** A Global Administrator of the home tenant. */
export const administrator: Caller = {
  kind: 'delegated',
  tenantId: ids.home,
  userId: ids.admin,
  clientId: portalClientId,
  scopes: administratorScopes,
  appRoles: [],
  directoryRoles: [directoryRoles.globalAdministrator],
};

export interface Exchange {
  readonly method: string;
  /** From `/v1.0` on, with query. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}
export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly value?: readonly Record<string, unknown>[] };
  readonly text: string;
  readonly headers: Headers;
  readonly errorCode: string | undefined;
}
export interface SmallSandbox {
  readonly world: World;
  readonly home: Tenant;
  readonly clock: ReturnType<typeof createVirtualClock>;
  /** Every exchange so far, in order. */
  readonly exchanges: Exchange[];
  send(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Reply>;
}
export interface SendOptions {
  readonly caller?: Caller;
  /** Why the description of Graph does not know this call. */
  readonly undescribed?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Graph over a small world, or the given one, whose clock stands still. `replicationDelay` is in ms of that clock, in lists twice as long. */
export function createSmallSandbox(
  settings: {
    readonly replicationDelay?: number;
    readonly admit?: GraphServices['admit'];
    readonly world?: World;
  } = {},
): SmallSandbox {
  const world = settings.world ?? smallWorld();
  const clock = createVirtualClock({ start, speed: 0 });
  const delay = settings.replicationDelay ?? 0;
  const somebody = world.personas[0]?.userId ?? ids.admin;
  const usual = { ...administrator, tenantId: world.homeTenantId, userId: somebody };
  let caller: Caller = usual;
  const services: GraphServices = {
    world: () => world,
    clock,
    random: createRandom(7),
    replication: createReplication(clock, () => ({ byId: delay, inList: 2 * delay })),
    authenticate: () => Promise.resolve(caller),
    admit: settings.admit ?? (() => Promise.resolve(undefined)),
  };
  const graph = createGraph(services);
  const exchanges: Exchange[] = [];
  const home = tenantOf(world, world.homeTenantId);
  return {
    world,
    home,
    clock,
    exchanges,
    async send(method, path, body, options = {}) {
      caller = options.caller ?? usual;
      const requestHeaders = {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options.undescribed === undefined ? {} : { 'x-undescribed': options.undescribed }),
        ...options.headers,
      };
      const request = new Request(`https://graph.microsoft.com/v1.0${path}`, {
        method,
        headers: requestHeaders,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await graph(request);
      const text = await response.text();
      const parsed = response.headers.get('content-type')?.startsWith('application/json')
        ? (JSON.parse(text) as unknown)
        : text;
      const exchange = {
        method,
        url: `/v1.0${path}`,
        requestHeaders,
        requestBody: body,
        status: response.status,
        responseBody: text === '' ? undefined : parsed,
      };
      exchanges.push(exchange);
      const { pathname, search } = new URL(request.url);
      announceGraphTraffic(() => ({
        method,
        path: pathname,
        query: search,
        requestHeaders: request.headers,
        requestText: body === undefined ? '' : JSON.stringify(body),
        status: response.status,
        responseText: text,
        fault: null,
      }));
      const reply = (typeof parsed === 'object' ? parsed : {}) as Reply['body'];
      const error = reply['error'] as { readonly code: string } | undefined;
      return { status: response.status, body: reply, text, headers: response.headers, errorCode: error?.code };
    },
  };
}

/** A tenant of the world; throws when there is none. */
export function tenantOf(world: World, tenantId: string): Tenant {
  const tenant = world.tenants.get(tenantId);
  if (!tenant) throw new Error(`There is no tenant ${tenantId}.`);
  return tenant;
}

/** Makes a configuration with Graph itself and returns its ids. */
export async function createConfiguration(
  sandbox: SmallSandbox,
  target: string = ids.partner,
): Promise<{
  readonly id: string;
  readonly appId: string;
  readonly applicationId: string;
  readonly appRoleId: string;
}> {
  const reply = await sandbox.send('POST', `/applicationTemplates/${crossTenantTemplateId}/instantiate`, {
    displayName: `MTO_Sync_${target}`,
  });
  const made = reply.body['servicePrincipal'] as {
    readonly id: string;
    readonly appId: string;
    readonly appRoles: readonly { readonly id: string }[];
  };
  const application = reply.body['application'] as { readonly id: string };
  return { id: made.id, appId: made.appId, applicationId: application.id, appRoleId: made.appRoles[0]?.id ?? '' };
}

/** What a configuration's secrets have to be for `target`. */
export function secretsFor(target: string = ids.partner): { readonly key: string; readonly value: string }[] {
  return [
    { key: 'AuthenticationType', value: 'SyncPolicy' },
    { key: 'CompanyId', value: target },
    { key: 'SyncAll', value: 'false' },
  ];
}

/** Opens every setting between the home tenant and the partner, in both tenants. */
export function allowSynchronization(world: World): void {
  const shared = { isInMultiTenantOrganization: true, isServiceProvider: null };
  tenantOf(world, ids.home).partners.set(ids.partner, {
    ...shared,
    tenantId: ids.partner,
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: true },
    identitySynchronization: null,
  });
  tenantOf(world, ids.partner).partners.set(ids.home, {
    ...shared,
    tenantId: ids.home,
    automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: null },
    identitySynchronization: { displayName: 'Home', userSyncInbound: { isSyncAllowed: true } },
  });
}

function smallWorld(): World {
  const home = smallTenant(ids.home, 'Contoso', 'contoso.onmicrosoft.com');
  const world: World = {
    scenario: 'small',
    seed: 7,
    homeTenantId: ids.home,
    tenants: new Map([
      [ids.home, home],
      [ids.partner, smallTenant(ids.partner, 'Fabrikam', 'fabrikam.onmicrosoft.com')],
      [ids.invited, smallTenant(ids.invited, 'Adatum', 'adatum.onmicrosoft.com')],
      [ids.stranger, smallTenant(ids.stranger, 'Litware', 'litware.onmicrosoft.com')],
    ]),
    organization: {
      id: '99999999-9999-4999-8999-999999999999',
      displayName: 'Contoso group',
      description: null,
      createdDateTime: '2025-01-01T00:00:00Z',
      tenants: [
        member(ids.home, 'Contoso', 'owner', 'active'),
        member(ids.partner, 'Fabrikam', 'member', 'active'),
        member(ids.invited, 'Adatum', 'member', 'pending'),
      ],
    },
    personas: [],
  };
  for (const user of [
    smallUser(ids.admin, 'Alex Admin', { directoryRoles: [directoryRoles.globalAdministrator] }),
    smallUser(ids.ann, 'Ann-Marie O’Lee', {
      givenName: 'Ann-Marie',
      surname: 'O’Lee',
      department: 'Sales',
      manager: ids.ben,
    }),
    smallUser(ids.ben, 'Ben BigData', { department: 'Sales', jobTitle: 'Analyst' }),
    smallUser(ids.guest, 'Gina Guest', {
      userType: 'Guest',
      creationType: 'Invitation',
      externalUserState: 'PendingAcceptance',
    }),
  ]) {
    home.users.set(user.id, user);
  }
  home.otherObjects.set(ids.device, {
    id: ids.device,
    kind: 'device',
    displayName: 'Meeting room display',
    mail: null,
  });
  home.groups.set(
    ids.sales,
    smallGroup(ids.sales, 'Sales EMEA', { members: [ids.ann, ids.nested, ids.device], owners: [ids.admin] }),
  );
  home.groups.set(ids.nested, smallGroup(ids.nested, 'Sales Nordics', { members: [ids.ben, ids.ann] }));
  return world;
}

function member(tenantId: string, displayName: string, role: 'owner' | 'member', state: 'active' | 'pending') {
  return {
    tenantId,
    id: tenantId.replace(/^.{8}/, 'dddddddd'),
    displayName,
    role,
    state,
    addedByTenantId: ids.home,
    addedDateTime: '2025-01-02T00:00:00Z',
    joinedDateTime: role === 'owner' || state === 'pending' ? null : '2025-01-02T04:00:00Z',
    transitionDetails:
      state === 'active'
        ? null
        : {
            desiredRole: 'member' as const,
            desiredState: 'active' as const,
            status: 'notStarted' as const,
            details: null,
          },
  };
}

function smallTenant(tenantId: string, displayName: string, domain: string): Tenant {
  return {
    tenantId,
    displayName,
    initialDomain: domain,
    defaultDomain: domain,
    verifiedDomains: [],
    users: new Map(),
    groups: new Map(),
    otherObjects: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    partners: new Map(),
    templates: {
      identitySynchronization: { userSyncInbound: null, templateApplicationLevel: 'none' },
      partnerConfiguration: { automaticUserConsentSettings: null, templateApplicationLevel: 'none' },
    },
    provisioningLog: [],
    premium: true,
    guestInvitations: 'everyone',
    objectQuota: 1_000_000,
    consentedApplications: [],
  };
}

/** A user of the home tenant with everything usual. */
export function smallUser(id: string, displayName: string, changes: Partial<User> = {}): User {
  const alias = displayName.toLowerCase().replaceAll(/[^a-z]/g, '.');
  return {
    id,
    userPrincipalName: `${alias}@contoso.onmicrosoft.com`,
    displayName,
    mail: `${alias}@contoso.onmicrosoft.com`,
    mailNickname: alias,
    givenName: null,
    surname: null,
    jobTitle: null,
    department: null,
    employeeId: null,
    accountEnabled: true,
    userType: 'Member',
    creationType: null,
    externalUserState: null,
    identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.onmicrosoft.com', issuerAssignedId: alias }],
    city: null,
    country: null,
    state: null,
    streetAddress: null,
    postalCode: null,
    officeLocation: null,
    preferredLanguage: null,
    businessPhones: [],
    mobilePhone: null,
    showInAddressList: null,
    proxyAddresses: [],
    onPremisesSyncEnabled: null,
    manager: null,
    usageLocation: 'SE',
    createdDateTime: '2024-05-01T09:00:00Z',
    deletedDateTime: null,
    directoryRoles: [],
    appRoles: [],
    hidden: {
      netId: `5::${id}`,
      alternativeSecurityId: null,
      smsSignInState: 'notEnabled',
      hasMailbox: true,
      licensed: true,
      masteredInExchange: false,
      masteredOnPremises: false,
    },
    signInSessionsValidFromDateTime: '2024-05-01T09:00:00Z',
    ...changes,
  };
}

/** A security group of the home tenant. */
export function smallGroup(id: string, displayName: string, changes: Partial<Group> = {}): Group {
  return {
    id,
    displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: displayName.toLowerCase().replaceAll(' ', ''),
    securityEnabled: true,
    groupTypes: [],
    membershipRule: null,
    membershipRuleProcessingState: null,
    isAssignableToRole: false,
    visibility: null,
    createdDateTime: '2024-05-01T09:00:00Z',
    deletedDateTime: null,
    members: [],
    owners: [],
    ...changes,
  };
}
