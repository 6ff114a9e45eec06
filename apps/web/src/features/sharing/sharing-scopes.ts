import type { SharedPrincipal, SharingState } from '@tenantry/contract';

/** The users and groups of some tenants. */
export type Scope = SharingState['scopes'][number];

/** Where an edit begins when tenants differ: from the scope of one tenant, by its id, or from all scopes together. */
export type EditStart = 'union' | (string & {});

/** The scopes of the tenants that are meant to have the same one; more than one when they differ. */
export function commonScopes({ scopes }: SharingState): readonly Scope[] {
  return scopes.filter((scope) => !scope.overridden);
}

/** The scopes of the tenants that are meant to have one of their own. */
export function ownScopes({ scopes }: SharingState): readonly Scope[] {
  return scopes.filter((scope) => scope.overridden);
}

/** Whether somebody has to say from whose users and groups an edit begins. */
export function needsStart(sharing: SharingState): boolean {
  return sharing.differs && commonScopes(sharing).length > 1;
}

/** Everything that is in at least one of the scopes, each once, in order of name. */
export function unionOf(scopes: readonly Scope[]): readonly SharedPrincipal[] {
  const principals = new Map(scopes.flatMap((scope) => scope.principals).map((one) => [one.id, one]));
  return [...principals.values()].toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}

/**
 * With what the picker begins. Tenants with their own users and groups never count.
 * @returns `undefined` while tenants differ and nobody has said where to begin, or a tenant is named that has no scope.
 */
export function startingPrincipals(
  sharing: SharingState,
  start: EditStart | undefined,
): readonly SharedPrincipal[] | undefined {
  const scopes = commonScopes(sharing);
  if (!needsStart(sharing)) return scopes[0]?.principals ?? sharing.principals;
  if (start === 'union') return unionOf(scopes);
  return scopes.find((scope) => scope.tenants.some((tenant) => tenant.tenantId === start))?.principals;
}
