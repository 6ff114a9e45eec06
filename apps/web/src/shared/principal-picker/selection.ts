import type { PrincipalMatch, SharedPrincipal } from '@tenantry/contract';

/** Whether the same users and groups are selected, in whatever order. */
export function sameSelection(one: readonly SharedPrincipal[], other: readonly SharedPrincipal[]): boolean {
  const ids = new Set(one.map((principal) => principal.id));
  return ids.size === other.length && other.every((principal) => ids.has(principal.id));
}

/** The selection with this match added at its end, or taken out when it was in. */
export function toggled(selection: readonly SharedPrincipal[], match: PrincipalMatch): readonly SharedPrincipal[] {
  if (selection.some((principal) => principal.id === match.id)) {
    return selection.filter((principal) => principal.id !== match.id);
  }
  const { id, kind, displayName, detail, directMemberCount } = match;
  return [...selection, { id, kind, displayName, detail, directMemberCount }];
}

/** The next option that can be picked, from `from` in steps of 1 or -1, around the ends; -1 when there is none. */
export function nextPickable(matches: readonly PrincipalMatch[], from: number, step: 1 | -1): number {
  for (let distance = 1; distance <= matches.length; distance += 1) {
    const index = (((from + step * distance) % matches.length) + matches.length) % matches.length;
    if (matches[index]?.pickable === true) return index;
  }
  return -1;
}
