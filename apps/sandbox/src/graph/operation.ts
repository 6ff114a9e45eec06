import type { Clock } from '../clock/virtual-clock.ts';
import type { Random } from '../random/seeded-random.ts';
import type { Replication } from '../replication/replication.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { AccessRule, Grant } from './authorization.ts';
import type { QueryOptions } from './odata/query-options.ts';

/** Who calls, as the access token and the directory say now. */
export interface Caller {
  readonly kind: 'delegated' | 'app';
  readonly tenantId: string;
  readonly userId?: string;
  readonly clientId: string;
  /** Delegated scopes of the token. */
  readonly scopes: readonly string[];
  /** App-only permissions of the token. */
  readonly appRoles: readonly string[];
  /** Template ids of the directory roles the person holds now. */
  readonly directoryRoles: readonly string[];
}
/** What an operation answers. No body means an empty one. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
/** One call on its way through an operation. */
export interface Call {
  readonly world: World;
  /** The tenant of the token: the only one a call can read or change. */
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** By what right the call was let in. */
  readonly grant: Grant;
  readonly clock: Clock;
  readonly random: Random;
  readonly replication: Replication;
  /** Values of the `{name}` segments, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The path as sent, from after the version on. */
  readonly path: string;
  readonly query: QueryOptions;
  readonly body: unknown;
}
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** One Graph operation: where it is, who may, and what it does. It throws a `GraphError` to refuse, having changed nothing. */
export interface Operation {
  readonly method: Method;
  /** Such as `/users/{userId}`. */
  readonly path: string;
  readonly access: AccessRule;
  readonly handle: (call: Call) => Answer;
}

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with the object made. */
export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** 204. */
export const noContent: Answer = { status: 204 };
