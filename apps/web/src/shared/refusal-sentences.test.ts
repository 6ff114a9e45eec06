import { Refusal } from '@tenantry/contract';
import { ProblemError } from '@tenantry/contract/client';
import { expect, test } from 'vitest';
import { refusalSentence } from './refusal-sentences.ts';

function refused(refusal: Refusal): string | undefined {
  return refusalSentence(
    new ProblemError({ type: '', title: '', status: 422, code: 'plan-refused', correlationId: 'id', refusal }),
  );
}

test('every refusal is a sentence that names whom it is about', () => {
  for (const code of Refusal.shape.code.options) {
    expect(`${code}: ${String(refused({ code, displayName: 'Fabrikam' }))}`).toMatch(/: [A-Z].+\.$/);
    expect(`${code}: ${String(refused({ code }))}`).not.toMatch(/undefined/);
  }
  expect(refused({ code: 'tenant-not-active', displayName: 'Fabrikam' })).toMatch(/^Fabrikam is not active/);
});

test('a refusal about a tenant without a name speaks of a tenant, not of a group', () => {
  expect(refused({ code: 'no-override' })).toMatch(/^The tenant/);
  expect(refused({ code: 'group-empty' })).toMatch(/^The user or group/);
});

test('an error that is no refusal of a plan has no such sentence', () => {
  expect(refusalSentence(new Error('other'))).toBeUndefined();
});
