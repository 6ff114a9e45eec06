import { z } from 'zod';

/** What an administrator should know before picking somebody or something. */
export const PrincipalNote = z.object({
  code: z.enum([
    'owners-not-shared',
    'nested-groups-not-shared',
    'not-security-enabled',
    'empty-group',
    'dynamic-group',
    'dynamic-rule-paused',
    'sign-in-blocked',
    'external-user',
    'guest',
    'other-members-not-shared',
  ]),
  count: z.number().int().optional(),
});
export type PrincipalNote = z.infer<typeof PrincipalNote>;

/** A user or group that matches what was typed. */
export const PrincipalMatch = z.object({
  id: z.string(),
  kind: z.enum(['user', 'group']),
  displayName: z.string(),
  detail: z.string().optional(),
  directMemberCount: z.number().int().optional(),
  /** Whether picking it makes sense at all; when not, the notes say why. */
  pickable: z.boolean(),
  notes: z.array(PrincipalNote),
});
export type PrincipalMatch = z.infer<typeof PrincipalMatch>;

export const SearchQuery = z.object({ q: z.string().trim().min(1).max(120) });
export const SearchResult = z.object({
  matches: z.array(PrincipalMatch),
  /** More match than are shown. */
  more: z.boolean(),
});
export const GroupParams = z.object({ groupId: z.guid() });
