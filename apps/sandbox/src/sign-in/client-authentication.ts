import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import type { Tenant } from '../world/tenant.ts';
import { findClient, type Client } from './clients.ts';
import { applicationNotFound, missingParameter, type EntraError } from './entra-error.ts';
import type { SignInContext } from './sign-in-context.ts';
import { issuer } from './tokens.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The client of a token request when it proves to be itself, by secret or by a signed assertion; otherwise Entra's error. */
export async function checkClient(
  context: SignInContext,
  tenant: Tenant,
  form: URLSearchParams,
): Promise<Client | EntraError> {
  const clientId = form.get('client_id');
  if (clientId === null) return missingParameter('client_id');
  const client = findClient(clientId);
  if (client === undefined) return applicationNotFound(clientId, tenant.displayName);
  const assertion = form.get('client_assertion');
  if (assertion !== null && form.get('client_assertion_type') === assertionType) {
    return (await isOurAssertion(context, tenant, client, assertion)) ? client : badAssertion;
  }
  const secret = form.get('client_secret');
  if (secret === null) return missingCredential;
  return isSame(secret, client.secret) ? client : badSecret(clientId);
}

/**
 * The sandbox has no place where a certificate is uploaded, so it accepts any certificate that comes with the assertion
 * (`x5c`), as Entra does for certificates of a trusted subject name and issuer; the rest is checked as it should be.
 */
async function isOurAssertion(
  context: SignInContext,
  tenant: Tenant,
  client: Client,
  assertion: string,
): Promise<boolean> {
  try {
    const header = decodeProtectedHeader(assertion);
    const [certificate] = header.x5c ?? [];
    if (certificate === undefined || header.alg === undefined) return false;
    const parsed = new X509Certificate(Buffer.from(certificate, 'base64'));
    const key = await importX509(parsed.toString(), header.alg);
    const { iss, sub } = decodeJwt(assertion);
    if (iss !== client.clientId || sub !== client.clientId) return false;
    const endpoints = [`${context.origin()}/${tenant.tenantId}/oauth2/v2.0/token`, issuer(context, tenant.tenantId)];
    // MSAL rounds `nbf` up to a second into the future, and addresses the authority it was given (https, never dialled).
    const audience = endpoints.flatMap((url) => [url, url.replace('http://', 'https://')]);
    await jwtVerify(assertion, key, { audience, clockTolerance: 10, currentDate: new Date(context.wall()) });
    return true;
  } catch {
    return false;
  }
}

function isSame(given: string, wanted: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

const missingCredential: EntraError = {
  code: 7_000_218,
  error: 'invalid_client',
  description: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  status: 401,
};
const badAssertion: EntraError = {
  code: 700_027,
  error: 'invalid_client',
  description:
    'The certificate with identifier used to sign the client assertion is not registered on application, or the assertion failed signature validation.',
  status: 401,
};

function badSecret(clientId: string): EntraError {
  const description = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
  return { code: 7_000_215, error: 'invalid_client', description, status: 401 };
}
