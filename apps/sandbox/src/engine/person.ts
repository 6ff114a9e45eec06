import type { User } from '../world/user.ts';
import { assumptions } from './assumptions.ts';
import { waitsInEscrow } from './escrow.ts';
import type { Exchange } from './exchange.ts';
import { matchOrCreate } from './matching.ts';
import type { Person } from './person-outcome.ts';
import { fail, linkTo, write } from './person-outcome.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import type { ScopeJudgement } from './scope.ts';
import { countValues } from './source-attributes.ts';
import { mapUser } from './user-mapping.ts';

/**
 * Synchronizes somebody who is in scope: matches, creates, updates or restores the account in the target tenant, logs
 * what happened and keeps failures for retry.
 */
export function synchronizePerson(exchange: Exchange, user: User, judgement: ScopeJudgement): void {
  const { job, mapping, target } = exchange;
  const person: Person = { user, judgement, values: mapUser(mapping, user, target) };
  exchange.tally.entitled += 1;
  const link = job.memory.links[user.id];
  const account = link ? target.users.get(link.targetId) : undefined;
  if (link && !account && (link.outOfScope || (exchange.kind === 'initial' && job.memory.matchAnew))) {
    Reflect.deleteProperty(job.memory.links, user.id);
  }
  // Provisioning on demand does not see the recycle bin of the target, so that it makes a second account.
  if (link && !link.outOfScope && account && account.deletedDateTime !== null && exchange.kind === 'on-demand') {
    Reflect.deleteProperty(job.memory.links, user.id);
  }
  const [unknown] = mapping.unknownAttributes;
  const several = mapping.fromMultivalued.find(({ source }) => countValues(user, source) > 1);
  if (unknown !== undefined) {
    failByMapping(exchange, person, {
      code: 'SchemaAttributeNotFound',
      reason: `The mapping names the attribute ${unknown}, which the source directory does not have.`,
    });
  } else if (several !== undefined) {
    failByMapping(exchange, person, {
      code: 'SchemaPropertyCanOnlyAcceptValue',
      reason: `The attribute ${several.target} takes one value and is mapped from one that has several.`,
    });
  } else if (job.memory.links[user.id] === undefined) matchOrCreate(exchange, person);
  else updateLinked(exchange, person, account);
}

function failByMapping(exchange: Exchange, person: Person, error: ProvisioningError): void {
  if (!waitsInEscrow(exchange, person.user.id, person.values)) fail(exchange, person, error);
}

function updateLinked(exchange: Exchange, person: Person, account: User | undefined): void {
  const { job, kind, mapping } = exchange;
  const { user, values } = person;
  const link = job.memory.links[user.id];
  if (link === undefined) return;
  exchange.tally.entitledForProvisioning += 1;
  const changed = !sameValues(link.exported, values);
  const whole = kind === 'on-demand' || (kind === 'initial' && assumptions.fullCycleOverwritesTargetEdits);
  const returning = link.outOfScope;
  const always = mapping.attributes.some((attribute) => attribute.flowsAlways);
  if (!changed && !whole && !returning && !always && job.memory.escrows[user.id] === undefined) return;
  if (waitsInEscrow(exchange, user.id, values)) return;
  if (changed) exchange.tally.deltas += 1;
  if (account === undefined || (account.deletedDateTime !== null && !returning)) {
    fail(exchange, person, {
      code: 'InvalidAnchor',
      reason: 'The linked account no longer exists in the target tenant.',
    });
    return;
  }
  if (!mapping.updates && !returning) return;
  const onlyAlways = !changed && !whole && !returning && job.memory.escrows[user.id] === undefined;
  if (onlyAlways) write(exchange, person, account, true);
  else if (!write(exchange, person, account)) linkTo(exchange, person, account);
}

function sameValues(before: Readonly<Record<string, unknown>>, values: Person['values']): boolean {
  const names = Object.keys(values);
  return names.length === Object.keys(before).length && names.every((name) => before[name] === values[name]);
}
