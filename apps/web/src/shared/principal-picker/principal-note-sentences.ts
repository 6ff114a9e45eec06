import type { PrincipalNote } from '@tenantry/contract';
import { plural } from '../time.ts';

const sentences: Record<PrincipalNote['code'], (count: number | undefined) => string> = {
  'owners-not-shared': (count) =>
    count === undefined
      ? 'Owners who are not members are not shared.'
      : `${plural(count, 'owner is no member and is', 'owners are no members and are')} not shared.`,
  'nested-groups-not-shared': (count) =>
    count === undefined
      ? 'Members of groups inside it are not shared.'
      : `${plural(count, 'group inside it is', 'groups inside it are')} not shared; only direct members are.`,
  'not-security-enabled': () => 'Not a security group, so it cannot be shared.',
  'empty-group': () => 'Has no direct members, so there is nobody to share.',
  'dynamic-group': () => 'A rule decides who is a member, so who is shared changes with it.',
  'dynamic-rule-paused': () => 'The rule of this group is paused, so its members may be out of date.',
  'sign-in-blocked': (count) =>
    count === undefined
      ? 'Sign-in is blocked.'
      : `Sign-in is blocked for ${plural(count, 'member, who is', 'members, who are')} not shared.`,
  'external-user': (count) =>
    count === undefined
      ? 'Comes from another tenant and cannot be shared onwards.'
      : `${plural(count, 'member comes', 'members come')} from another tenant and cannot be shared onwards.`,
  guest: () => 'A guest; only members of this tenant can be shared.',
  'other-members-not-shared': (count) =>
    count === undefined
      ? 'Members that are no users, such as devices, are not shared.'
      : `${plural(count, 'member is', 'members are')} no user, such as a device, and not shared.`,
};

/** What to know about a user or group before sharing it, in one sentence. */
export function principalNoteSentence({ code, count }: PrincipalNote): string {
  return sentences[code](count);
}
