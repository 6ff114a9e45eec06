import type { Random } from '../random/seeded-random.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { ConnectionFailure } from './connection.ts';
import { validateConnection } from './connection.ts';
import { deletionGuardOf, synchronizesEverybody, targetTenantOf } from './credentials.ts';
import type { Entitlement } from './entitlement.ts';
import { entitledUsers, everyUser, notEntitled } from './entitlement.ts';
import type { Exchange } from './exchange.ts';
import { emptyTally } from './exchange.ts';
import { holdBack, leaveScope, wouldDelete } from './leaving.ts';
import { synchronizePerson } from './person.ts';
import { logGroupSkipped, logHappening, mostLogEntries } from './provisioning-entry.ts';
import { resolveManagers } from './references.ts';
import type { ScopeJudgement } from './scope.ts';
import { judgeScope } from './scope.ts';
import { createSourceAnchors, type SourceAnchors } from './source-anchors.ts';
import { createTargetDirectory } from './target-directory.ts';
import { userMappingOf } from './user-mapping.ts';

/** A configuration's job with the tenant that owns it. */
export interface OwnedJob {
  readonly tenant: Tenant;
  readonly servicePrincipal: ServicePrincipal;
  readonly job: SynchronizationJob;
}

/** How a cycle went: refused before it touched anybody, or what it did and whether deletions are held back. */
export type CycleOutcome =
  | { readonly refused: ConnectionFailure }
  | { readonly refused: undefined; readonly exchange: Exchange; readonly heldBack: number; readonly deletes: number };

/** Does the work of a whole cycle at the moment `now`: everybody who is or was in scope, in the order of assignment. */
export function runCycle(
  world: World,
  owned: OwnedJob,
  kind: Exchange['kind'],
  cycleId: string,
  now: number,
  random: Random,
): CycleOutcome {
  const prepared = prepareExchange(world, owned, kind, cycleId, now, random);
  if ('refused' in prepared) {
    const target = world.tenants.get(targetTenantOf(owned.servicePrincipal) ?? '');
    if (target) tellRefusal(createExchange(world, owned, target, kind, cycleId, now, random), prepared.refused);
    return prepared;
  }
  const { exchange } = prepared;
  if (!exchange.mapping.enabled) return { refused: undefined, exchange, heldBack: 0, deletes: 0 };
  skipAssignedGroups(exchange);
  const judged = judgeEverybody(exchange);
  const deletions = judged.filter(([id, judgement]) => isDeletion(exchange, id, judgement));
  const guard = deletionGuardOf(owned.servicePrincipal);
  const held = guard.enabled && !owned.job.memory.forceDeletes && deletions.length > guard.threshold;
  const heldIds = new Set(held ? deletions.map(([id]) => id) : []);
  for (const [id, judgement] of judged) {
    const user = exchange.source.users.get(id);
    if (heldIds.has(id)) holdBack(exchange, id, judgement);
    else if (user && judgement.inScope) synchronizePerson(exchange, user, judgement);
    else leaveScope(exchange, id, judgement);
  }
  resolveManagers(exchange);
  dropOldest(exchange.source.provisioningLog);
  return { refused: undefined, exchange, heldBack: heldIds.size, deletes: deletions.length - heldIds.size };
}

/** Checks the connection and gathers what an exchange works with; a refusal changes nothing. */
export function prepareExchange(
  world: World,
  owned: OwnedJob,
  kind: Exchange['kind'],
  cycleId: string,
  now: number,
  random: Random,
): { readonly refused: ConnectionFailure } | { readonly exchange: Exchange } {
  const targetId = targetTenantOf(owned.servicePrincipal) ?? '';
  const refused = validateConnection(world, owned.tenant.tenantId, targetId);
  if (refused) return { refused };
  const target = world.tenants.get(targetId);
  if (!target) return { refused: { code: 'ExternalTenantNotFound', message: 'The target tenant was not found.' } };
  return { exchange: createExchange(world, owned, target, kind, cycleId, now, random) };
}

function createExchange(
  world: World,
  { tenant, servicePrincipal, job }: OwnedJob,
  target: Tenant,
  kind: Exchange['kind'],
  cycleId: string,
  now: number,
  random: Random,
): Exchange {
  let directory: ReturnType<Exchange['directory']> | undefined;
  let anchors: SourceAnchors | undefined;
  return {
    world,
    source: tenant,
    target,
    servicePrincipal,
    job,
    mapping: userMappingOf(job.schema),
    directory: () => (directory ??= createTargetDirectory(target)),
    anchors: () => (anchors ??= createSourceAnchors(tenant)),
    random,
    now,
    cycleId,
    kind,
    tally: emptyTally(),
    entries: new Map(),
    references: new Set(),
  };
}

/** Everybody who waits for an account learns once why there is none. Nobody is written, and nobody is kept for retry. */
function tellRefusal(exchange: Exchange, refused: ConnectionFailure): void {
  const { job, source } = exchange;
  for (const [id, judgement] of judgeEverybody(exchange)) {
    const user = source.users.get(id);
    const waits = judgement.inScope && judgement.active && job.memory.links[id] === undefined;
    if (!user || !waits || job.memory.skipped[id] === refused.code) continue;
    job.memory.skipped[id] = refused.code;
    const error = { code: refused.code, reason: refused.message };
    logHappening(exchange, { action: 'create', status: 'failure', sourceId: id, user, judgement, error });
  }
  dropOldest(source.provisioningLog);
}

function dropOldest(log: unknown[]): void {
  if (log.length > mostLogEntries) log.splice(0, log.length - mostLogEntries);
}

function judgeEverybody(exchange: Exchange): (readonly [string, ScopeJudgement])[] {
  const { source, servicePrincipal, job, kind, mapping, tally } = exchange;
  if (kind === 'initial') job.memory.everybody = synchronizesEverybody(servicePrincipal);
  const everybody = job.memory.everybody || synchronizesEverybody(servicePrincipal);
  const entitled = everybody ? everyUser(source) : entitledUsers(source, servicePrincipal);
  const candidates = new Map<string, Entitlement>(entitled);
  for (const id of Object.keys(job.memory.links)) if (!candidates.has(id)) candidates.set(id, notEntitled);
  for (const id of Object.keys(job.memory.escrows)) if (!candidates.has(id)) candidates.set(id, notEntitled);
  tally.imported = candidates.size;
  return Array.from(
    candidates,
    ([id, entitlement]) => [id, judgeScope(source.users.get(id), entitlement, mapping)] as const,
  );
}

/** A deletion or a block of an account that was provisioned: what the guard against accidents counts. */
function isDeletion(exchange: Exchange, sourceId: string, judgement: ScopeJudgement): boolean {
  if (!judgement.inScope) return wouldDelete(exchange, sourceId);
  const link = exchange.job.memory.links[sourceId];
  return link !== undefined && !judgement.active && !link.disabledInSource && !link.outOfScope;
}

function skipAssignedGroups(exchange: Exchange): void {
  const { servicePrincipal, job, source } = exchange;
  for (const { principalId, principalType, principalDisplayName } of servicePrincipal.assignments) {
    if (principalType !== 'Group' || job.memory.skipped[principalId] !== undefined) continue;
    job.memory.skipped[principalId] = 'EntityTypeNotSupported';
    logGroupSkipped(exchange, principalId, source.groups.get(principalId)?.displayName ?? principalDisplayName);
  }
}
