import type { Script } from './script.ts';

/** The role without which nothing can be shared. */
export const administratorRole = 'Global Administrator';

/** What the sandbox is told to let happen. */
export function eventOf(
  kind: Script['events'][number]['kind'],
  which: number,
  tenantIds: readonly string[],
  groups: readonly { readonly id: string }[],
  userId: string,
): unknown {
  const tenantId = tenantIds[which % tenantIds.length];
  const groupId = groups[which % groups.length]?.id;
  switch (kind) {
    case 'tenant-left':
      return { type: kind, tenantId };
    case 'tenant-joined':
      return { type: kind, displayName: 'Relecloud', allowInbound: true };
    case 'role-removed':
      return { type: kind, userId, role: administratorRole };
    case 'group-deleted':
      return { type: kind, groupId };
    case 'user-added-to-group':
      return { type: kind, groupId, userId };
  }
}
