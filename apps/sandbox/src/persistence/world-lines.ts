import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';

/** What is saved beside the world: where virtual time stood and how fast it ran. */
export interface SavedHeader {
  readonly format: 1;
  /** Milliseconds since the epoch, virtual. */
  readonly now: number;
  readonly speed: number;
  /** How many processes have worked on this world: each has its own chance, or a second one would repeat ids of the first. */
  readonly run: number;
}
const collections = ['users', 'groups', 'otherObjects', 'applications', 'servicePrincipals', 'partners'] as const;
type Collection = (typeof collections)[number];
type Line =
  | { readonly kind: 'header'; readonly header: SavedHeader; readonly world: Omit<World, 'tenants'> }
  | { readonly kind: 'tenant'; readonly tenant: Omit<Tenant, Collection | 'provisioningLog'> }
  | { readonly kind: Collection; readonly item: readonly [string, unknown] }
  | { readonly kind: 'log'; readonly item: Tenant['provisioningLog'][number] }
  | { readonly kind: 'end' };

/** A world as lines of JSON, one object each, so that a hundred thousand people never make one enormous string. */
export function* writeWorld(world: World, header: SavedHeader): Generator<string> {
  const { tenants, ...rest } = world;
  yield line({ kind: 'header', header, world: rest });
  for (const tenant of tenants.values()) {
    const { users, groups, otherObjects, applications, servicePrincipals, partners, provisioningLog, ...own } = tenant;
    yield line({ kind: 'tenant', tenant: own });
    const maps = { users, groups, otherObjects, applications, servicePrincipals, partners };
    for (const kind of collections) {
      for (const item of maps[kind]) yield line({ kind, item });
    }
    for (const item of provisioningLog) yield line({ kind: 'log', item });
  }
  yield line({ kind: 'end' });
}

/** The world that {@link writeWorld} wrote. `undefined` when the lines are not a whole one. */
export function readWorld(content: Buffer): { readonly world: World; readonly header: SavedHeader } | undefined {
  let world: World | undefined;
  let header: SavedHeader | undefined;
  let tenant: Tenant | undefined;
  let complete = false;
  try {
    for (const text of lines(content)) {
      const entry = JSON.parse(text) as Line;
      if (entry.kind === 'header') {
        if (entry.header.format !== 1) return undefined;
        header = entry.header;
        world = { ...entry.world, tenants: new Map() };
      } else if (entry.kind === 'tenant') {
        tenant = emptyTenant(entry.tenant);
        world?.tenants.set(tenant.tenantId, tenant);
      } else if (entry.kind === 'log') {
        tenant?.provisioningLog.push(entry.item);
      } else if (entry.kind === 'end') {
        complete = true;
      } else {
        (tenant?.[entry.kind] as Map<string, unknown> | undefined)?.set(...entry.item);
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
  return complete && world !== undefined && header !== undefined ? { world, header } : undefined;
}

function line(value: Line): string {
  return `${JSON.stringify(value)}\n`;
}

function* lines(content: Buffer): Generator<string> {
  let begin = 0;
  while (begin < content.length) {
    const end = content.indexOf(10, begin);
    const stop = end === -1 ? content.length : end;
    if (stop > begin) yield content.toString('utf8', begin, stop);
    begin = stop + 1;
  }
}

function emptyTenant(own: Omit<Tenant, Collection | 'provisioningLog'>): Tenant {
  return {
    ...own,
    users: new Map(),
    groups: new Map(),
    otherObjects: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    partners: new Map(),
    provisioningLog: [],
  };
}
