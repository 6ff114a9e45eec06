export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** What an operation throws to be answered with Graph's error envelope. Nothing may have been changed before it is thrown. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];

  constructor(status: number, code: string, message: string, details: readonly ErrorDetail[] = []) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** 404 of the directory: the object is not there, or has not reached this replica. @see https://learn.microsoft.com/graph/errors */
export function resourceNotFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 404 of the policy and organization services for a tenant they do not know. */
export function directoryObjectNotFound(message: string): GraphError {
  return new GraphError(404, 'Directory_ObjectNotFound', message);
}

/** 400 for a body or a value Graph refuses. */
export function badRequest(message: string, details: readonly ErrorDetail[] = []): GraphError {
  return new GraphError(400, 'Request_BadRequest', message, details);
}

/** 400 for a query Graph's own OData parser refuses, before the directory sees it. */
export function invalidQuery(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

/** 400 for a query that is well formed but not supported, or not without the advanced-query header. */
export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** 409 for a key that is taken. */
export function sameKeyExists(property: string, details: readonly ErrorDetail[] = []): GraphError {
  return new GraphError(
    409,
    'Request_MultipleObjectsWithSameKeyValue',
    `Another object with the same value for property ${property} already exists.`,
    details,
  );
}

/** 403 for a missing permission and for a missing role alike: callers cannot tell them apart. */
export function requestDenied(message = 'Insufficient privileges to complete the operation.'): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', message);
}

/** Ids that tie an error to one request; Graph repeats them inside the envelope. */
export interface Correlation {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly date: string;
}

/** Graph's error envelope. @see https://learn.microsoft.com/graph/errors#json-representation */
export function errorBody(error: GraphError, correlation: Correlation): unknown {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details.length > 0 ? { details: error.details } : {}),
      innerError: {
        date: correlation.date,
        'request-id': correlation.requestId,
        'client-request-id': correlation.clientRequestId,
      },
    },
  };
}
