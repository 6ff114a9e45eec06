import type { Fault } from '../faults/faults.ts';

/** Ids and time that Graph puts into every error. */
export interface ErrorStamp {
  readonly requestId: string;
  readonly clientRequestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A Graph error response. */
export function graphErrorResponse(
  status: number,
  code: string,
  message: string,
  stamp: ErrorStamp,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const innerError = {
    date: new Date(stamp.at).toISOString().slice(0, 19),
    'request-id': stamp.requestId,
    'client-request-id': stamp.clientRequestId,
  };
  return Response.json(
    { error: { code, message, innerError } },
    { status, headers: { 'request-id': stamp.requestId, 'client-request-id': stamp.clientRequestId, ...headers } },
  );
}

/** What Graph answers to a call that meets this fault; `undefined` for the kinds that are no answer. */
export function faultAnswer(fault: Fault, stamp: ErrorStamp): Response | undefined {
  const retryAfter = (standard?: number): Record<string, string> => {
    const value = fault.retryAfter === undefined ? standard : fault.retryAfter;
    return value === undefined || value === null ? {} : { 'retry-after': String(value) };
  };
  switch (fault.kind) {
    case 'throttle':
      return graphErrorResponse(429, 'TooManyRequests', 'Too many requests.', stamp, {
        ...retryAfter(5),
        'x-ms-throttle-information': 'CPULimitExceeded',
      });
    case 'unavailable': {
      const message = 'The service is temporarily unavailable.';
      return graphErrorResponse(fault.status ?? 503, 'ServiceUnavailable', message, stamp, retryAfter());
    }
    case 'timeout':
      return graphErrorResponse(504, 'UnknownError', '', stamp, retryAfter());
    case 'not-found': {
      const message = 'Resource does not exist or one of its queried reference-property objects are not present.';
      return graphErrorResponse(404, 'Request_ResourceNotFound', message, stamp);
    }
    case 'forbidden': {
      const message = 'Insufficient privileges to complete the operation.';
      return graphErrorResponse(403, 'Authorization_RequestDenied', message, stamp);
    }
    case 'bad-gateway':
      return new Response('<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'claims-challenge':
    case 'reset-before':
    case 'reset-after':
    case 'slow':
      return undefined;
  }
}
