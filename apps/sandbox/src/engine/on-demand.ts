import type { Random } from '../random/seeded-random.ts';
import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { assumptions } from './assumptions.ts';
import { synchronizesEverybody } from './credentials.ts';
import { prepareExchange } from './cycle.ts';
import { entitledUsers, notEntitled } from './entitlement.ts';
import type { Exchange } from './exchange.ts';
import { leaveScope } from './leaving.ts';
import { answerOf, refusalOf } from './on-demand-answer.ts';
import { synchronizePerson } from './person.ts';
import { resolveManagers } from './references.ts';
import { judgeScope } from './scope.ts';

/**
 * Provisions one user at once and returns Graph's pair of texts, in one of the two published dialects: which
 * one depends on the user only. Assignments of the last minutes are not seen yet. A rule or user that does not exist, or a
 * connection that is refused, is answered as a failure and changes nothing.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-provisionondemand
 */
export function provisionOnDemand(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  { ruleId, userId }: { readonly ruleId: string; readonly userId: string },
  now: number,
  random: Random,
): { key: string; value: string } {
  const owned = { tenant, servicePrincipal, job };
  const prepared = prepareExchange(world, owned, 'on-demand', random.guid(), now, random);
  if ('refused' in prepared) return refusalOf(userId, prepared.refused.code, prepared.refused.message);
  const { exchange } = prepared;
  if (!job.schema.synchronizationRules.some((rule) => rule.id === ruleId)) {
    return refusalOf(userId, 'ImportSkipped', `The schema has no synchronization rule ${ruleId}.`);
  }
  if (!tenant.users.has(userId)) return refusalOf(userId, 'ImportSkipped', `The user ${userId} was not found.`);
  return answerOf(provision(exchange, userId), userId);
}

function provision(exchange: Exchange, userId: string): ProvisioningLogEntry | undefined {
  const { source, servicePrincipal, mapping, now } = exchange;
  const knownUntil = now - assumptions.assignmentLagMinutes * 60_000;
  const entitlement = synchronizesEverybody(servicePrincipal)
    ? { assigned: true, hasRole: true }
    : (entitledUsers(source, servicePrincipal, knownUntil).get(userId) ?? notEntitled);
  const user = source.users.get(userId);
  const judgement = judgeScope(user, entitlement, mapping);
  if (user && judgement.inScope) synchronizePerson(exchange, user, judgement);
  else leaveScope(exchange, userId, judgement);
  resolveManagers(exchange);
  return exchange.entries.get(userId);
}
