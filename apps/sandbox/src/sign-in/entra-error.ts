/** An error of Microsoft Entra sign-in, for the token endpoint's answer or the redirect of the authorization endpoint. */
export interface EntraError {
  /** The number behind `AADSTS`. */
  readonly code: number;
  readonly error: string;
  readonly description: string;
  readonly suberror?: string;
  /** HTTP status of the token endpoint. */
  readonly status?: number;
}
/** Ids that Microsoft support would ask for. */
export interface Trace {
  readonly traceId: string;
  readonly correlationId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The description as people read it: code, sentence, ids, time. */
export function describe(error: EntraError, trace: Trace): string {
  return `AADSTS${String(error.code)}: ${error.description} Trace ID: ${trace.traceId} Correlation ID: ${
    trace.correlationId
  } Timestamp: ${timestamp(trace.at)}`;
}

/** The JSON body of the token endpoint. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function errorBody(error: EntraError, trace: Trace): Readonly<Record<string, unknown>> {
  return {
    error: error.error,
    error_description: describe(error, trace),
    error_codes: [error.code],
    timestamp: timestamp(trace.at),
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${String(error.code)}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
}

function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** No such tenant in this sandbox. */
export function tenantNotFound(tenant: string): EntraError {
  const description = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`;
  return { code: 90002, error: 'invalid_request', description };
}

/** Nobody registered this client id. */
export function applicationNotFound(clientId: string, tenant: string): EntraError {
  const description = `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`;
  return { code: 700016, error: 'unauthorized_client', description };
}

/** A required parameter of a sign-in request is absent. */
export function missingParameter(name: string): EntraError {
  return {
    code: 900144,
    error: 'invalid_request',
    description: `The request body must contain the following parameter: '${name}'.`,
  };
}

/** The person has to see the consent page. */
export function consentRequired(clientId: string, name: string): EntraError {
  const description = `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`;
  return { code: 65001, error: 'invalid_grant', description, suberror: 'consent_required' };
}
