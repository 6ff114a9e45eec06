import type { NextLink } from './next-link.ts';
import type { GraphPath } from './graph-path.ts';
import type { QueryOptions } from './odata.ts';

/**
 * What sending a call twice would do:
 * - `harmless`: it changes nothing.
 * - `idempotent`: the second does no more than the first.
 * - `creates`: the second makes another object, or disturbs what the first began.
 */
export type Repetition = 'harmless' | 'idempotent' | 'creates';

/** How long an answer may take at most; each kind has its own limit. */
export type OperationKind = 'read' | 'batch' | 'report' | 'write' | 'instantiate' | 'connection-check';

/** One request to Microsoft Graph and how to understand its answer. */
export interface GraphCall<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: GraphPath;
  readonly kind: OperationKind;
  readonly repetition: Repetition;
  readonly query?: QueryOptions;
  /** The next page instead of the path: followed verbatim. */
  readonly link?: NextLink;
  /** Asks the index of the directory, which can count and search; it lags behind writes by more. */
  readonly eventual?: boolean;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Makes the answer of the body; throws a `DirectoryError` when the body is not what it must be. */
  readonly read: (body: unknown) => Answer;
}

/** One attempt as it is told to whoever watches; holds no ids but those for support, and no content. */
export interface GraphCallReport {
  readonly method: string;
  /** The path with `{id}` for every id. */
  readonly template: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly failure?: 'network' | 'timeout' | 'too-large';
  readonly milliseconds: number;
  /** From 1 within one call. */
  readonly attempt: number;
  readonly clientRequestId: string;
  readonly requestId?: string;
}
