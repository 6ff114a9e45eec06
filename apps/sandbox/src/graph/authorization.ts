import { directoryRoles, type DirectoryRoleName } from './directory-roles.ts';
import { requestDenied } from './errors.ts';
import type { Caller } from './operation.ts';

/** One permission, or several that are needed together. */
export type PermissionChoice = string | readonly string[];

/** Who may call an operation. Any one of the choices is enough; a person needs one of the roles as well. */
export interface AccessRule {
  readonly delegated: readonly PermissionChoice[];
  readonly application: readonly PermissionChoice[];
  /** `any` lets every signed-in person; Global Administrator is always in. */
  readonly roles: readonly DirectoryRoleName[] | 'any';
  /** Delegated scopes that open the operation for the person's own object only. */
  readonly self?: readonly string[];
  /** Lets a person without one of the roles read basic facts; see `Grant`. */
  readonly basicWithoutRole?: boolean;
}
/** By what right a call was let in, where that limits what it may do. */
export interface Grant {
  /** Every permission of the token. */
  readonly permissions: ReadonlySet<string>;
  /** The application may touch only what it made itself (`Application.ReadWrite.OwnedBy`). */
  readonly ownedOnly: boolean;
  /** The person may touch only their own object. */
  readonly selfOnly: boolean;
  /** No role of the rule is held: only basic facts may be shown. */
  readonly basicOnly: boolean;
}

const ownedBy = 'Application.ReadWrite.OwnedBy';

/**
 * Checks a caller against a rule. Throws 403 `Authorization_RequestDenied`, the same for a missing permission and for a
 * missing role.
 *
 * @see https://learn.microsoft.com/graph/permissions-overview
 */
export function authorize(rule: AccessRule, caller: Caller): Grant {
  return caller.kind === 'app' ? authorizeApplication(rule, caller) : authorizePerson(rule, caller);
}

/** Whether the person holds one of the roles, Global Administrator included. */
export function holdsRole(caller: Caller, roles: readonly DirectoryRoleName[]): boolean {
  return (
    caller.directoryRoles.includes(directoryRoles.globalAdministrator) ||
    roles.some((role) => caller.directoryRoles.includes(directoryRoles[role]))
  );
}

function authorizeApplication(rule: AccessRule, caller: Caller): Grant {
  const permissions = new Set(caller.appRoles);
  const choices = rule.application.filter((choice) => isGranted(choice, permissions));
  if (choices.length === 0) throw requestDenied();
  return {
    permissions,
    ownedOnly: choices.every((choice) => choice === ownedBy),
    selfOnly: false,
    basicOnly: false,
  };
}

function authorizePerson(rule: AccessRule, caller: Caller): Grant {
  const permissions = new Set(caller.scopes);
  const whole = rule.delegated.some((choice) => isGranted(choice, permissions));
  const self = rule.self?.some((scope) => permissions.has(scope)) ?? false;
  if (!whole && !self) throw requestDenied();
  const inRole = rule.roles === 'any' || holdsRole(caller, rule.roles);
  if (!inRole && !rule.basicWithoutRole) throw requestDenied();
  return { permissions, ownedOnly: false, selfOnly: !whole, basicOnly: !inRole };
}

function isGranted(choice: PermissionChoice, permissions: ReadonlySet<string>): boolean {
  return typeof choice === 'string'
    ? permissions.has(choice)
    : choice.every((permission) => permissions.has(permission));
}
