import type { Move } from '@tenantry/contract';
import { nameList, plural } from '../../shared/time.ts';

const moves: Record<Move['code'], (tenant: string, people: string) => string> = {
  'tenant-joined': (tenant) => `${tenant} has become active.`,
  'tenant-left': (tenant) => `${tenant} has left the organization.`,
  'configuration-appeared': (tenant) => `${tenant} has got a configuration.`,
  'configuration-vanished': (tenant) => `The configuration of ${tenant} is gone.`,
  'configuration-doubled': (tenant) => `There is more than one configuration for ${tenant} now.`,
  'trust-changed': (tenant) => `The cross-tenant access settings for ${tenant} have changed.`,
  'settings-changed': (tenant) => `The settings of the job for ${tenant} have changed.`,
  'job-state-changed': (tenant) => `The job for ${tenant} was started, stopped, made or deleted.`,
  'assignments-changed': (tenant) => `Other users or groups are assigned to the configuration of ${tenant}.`,
  'people-added': (_, people) => `${people} would be shared as well.`,
  'people-removed': (_, people) => `${people} would no longer be shared.`,
  'people-changed': (_, people) => `For ${people} something else would happen.`,
  'details-changed': () => 'Details of what would be done have changed.',
};

function peopleOf({ names = [], count = names.length }: Move): string {
  if (names.length === 0) return plural(count, 'person', 'people');
  const rest = count - names.length;
  return rest > 0
    ? nameList([...names, `${plural(rest, 'other person', 'other people')}`], names.length + 1)
    : nameList(names, 5);
}

/** What moved since a plan was made, in one sentence. */
export function moveSentence(move: Move): string {
  return moves[move.code](move.tenantName ?? 'A tenant', peopleOf(move));
}
