import { describe, expect, test } from 'vitest';
import { refusalOf, toDirectoryError } from './graph-error.ts';

const now = Date.UTC(2026, 10, 22);
const secret = 'AT-CANARY-0123456789';

function errorFor(status: number, error: unknown, headers: Record<string, string> = {}, call = 'GET /things/{id}') {
  return toDirectoryError({ status, headers: new Headers(headers), body: { error } }, call, now);
}

describe('the code of an error', () => {
  test.each([
    [400, 'Request_BadRequest', 'invalid-request'],
    [400, 'Request_UnsupportedQuery', 'invalid-request'],
    [400, 'Directory_ObjectNotFound', 'not-found'],
    [401, 'InvalidAuthenticationToken', 'needs-sign-in'],
    [403, 'Authorization_RequestDenied', 'forbidden'],
    [404, 'Request_ResourceNotFound', 'not-found'],
    [404, 'UnknownError', 'not-found'],
    [408, 'RequestTimeout', 'unavailable'],
    [409, 'Request_MultipleObjectsWithSameKeyValue', 'already-exists'],
    [409, 'Conflict', 'conflict'],
    [410, 'Gone', 'not-found'],
    [412, 'PreconditionFailed', 'conflict'],
    [423, 'ResourceLocked', 'conflict'],
    [424, 'FailedDependency', 'unavailable'],
    [429, 'TooManyRequests', 'throttled'],
    [500, 'InternalServerError', 'unavailable'],
    [503, 'ServiceUnavailable', 'unavailable'],
    [302, '', 'unexpected-answer'],
  ])('%i %s is %s', (status, code, expected) => {
    expect(errorFor(status, { code, message: 'x' }).code).toBe(expected);
  });

  test('a missing role that the synchronization service answers with 401 does not send anybody to sign in', () => {
    const call = 'GET /servicePrincipals/{id}/synchronization/jobs';
    expect(errorFor(401, { code: 'Unauthorized', message: '' }, {}, call).code).toBe('forbidden');
    expect(errorFor(401, { code: 'Unauthorized', message: '' }, { 'www-authenticate': 'Bearer' }, call).code).toBe(
      'needs-sign-in',
    );
    expect(errorFor(401, { code: 'InvalidAuthenticationToken', message: '' }, {}, call).code).toBe('needs-sign-in');
  });

  test('a 403 with a claims challenge asks to sign in, with the claims', () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`;
    const error = errorFor(403, { code: 'Authorization_RequestDenied' }, { 'www-authenticate': challenge });
    expect(error).toMatchObject({ code: 'needs-sign-in', claims });
  });
});

describe('an error', () => {
  test('names the request for a support case, from the header or from inside the body', () => {
    expect(errorFor(404, { code: 'x' }, { 'request-id': 'from-header' }).requestId).toBe('from-header');
    expect(errorFor(404, { code: 'x', innerError: { 'request-id': 'inner' } }).requestId).toBe('inner');
    expect(errorFor(404, { code: 'x', innererror: { 'request-id': 'inner' } }).requestId).toBe('inner');
  });

  test('says when to come back', () => {
    expect(errorFor(429, { code: 'TooManyRequests' }, { 'retry-after': '7' }).retryAt).toBe(now + 7_000);
  });

  test('never repeats what came from outside, be it in the text or in the place of a code', () => {
    const error = errorFor(400, { code: `Bad ${secret}`, message: `Bearer ${secret}` });
    expect(`${error.message}${error.stack ?? ''}`).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  test('keeps what Graph said for code that must look closer', () => {
    const error = errorFor(400, { code: 'Request_BadRequest', message: 'Permission being assigned already exists' });
    expect(refusalOf(error)).toMatchObject({ status: 400, message: 'Permission being assigned already exists' });
  });

  test('reads the answer that the synchronization service wraps into a message', () => {
    const wrapped = JSON.stringify({ error: { code: 'schemaInvalid', message: 'The schema is invalid.' } });
    expect(refusalOf(errorFor(400, { code: 'UnknownError', message: wrapped }))).toMatchObject({
      code: 'UnknownError',
      furtherCodes: ['schemaInvalid'],
      message: 'The schema is invalid.',
    });
    const plain = JSON.stringify({ Message: 'No HTTP resource was found.' });
    expect(refusalOf(errorFor(404, { code: 'UnknownError', message: plain }))?.message).toBe(
      'No HTTP resource was found.',
    );
  });

  test.each([[undefined], [null], ['text'], [7], [[]]])('is made of any body: %s', (body) => {
    expect(toDirectoryError({ status: 400, headers: new Headers(), body }, 'GET /x', now).code).toBe('invalid-request');
  });
});
