import type { ProvisioningLogRow } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { ticketText } from './log-entry-panel.tsx';
import { pagesOf } from './log-pages.ts';
import { provisioningLogsSearch } from './provisioning-logs-search.ts';
import { entrySentence } from './provisioning-logs-strings.ts';

const row: ProvisioningLogRow = {
  id: 'e',
  at: Date.UTC(2026, 10, 22, 14, 5),
  tenantId: '00000001-0000-4000-8000-000000000000',
  tenantName: 'Fabrikam',
  action: 'create',
  status: 'failure',
  person: { userId: 'u', displayName: 'Adele Vance' },
};

test('an entry is one sentence that names the person and the tenant', () => {
  expect(entrySentence(row)).toBe('Create of Adele Vance in Fabrikam failed.');
  expect(entrySentence({ ...row, status: 'skipped' })).toBe('Adele Vance was skipped: no create in Fabrikam.');
});

test('the text for a ticket has the codes when there are any, and says when no reason was given', () => {
  expect(ticketText(row)).toContain('Microsoft Entra gave no reason.');
  expect(ticketText(row)).not.toContain('Error code');
  const coded = ticketText({ ...row, errorCode: 'DuplicateTargetEntries', changeId: 'c-1' });
  expect(coded).toContain('Error code: DuplicateTargetEntries');
  expect(coded).toContain('Change ID: c-1');
});

test('the pages in view are those that hold the first and the last row', () => {
  expect(pagesOf(0, 30)).toEqual([0]);
  expect(pagesOf(190, 210)).toEqual([0, 1]);
  expect(pagesOf(99_990, 99_999)).toEqual([499]);
});

test('filters that are not known are left out of the address', () => {
  expect(provisioningLogsSearch({ tenantId: 'x', status: 'unknown', q: 'Ann' })).toEqual({ q: 'Ann' });
});
