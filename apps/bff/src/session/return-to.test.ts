import { expect, test } from 'vitest';
import { allowedReturnTo } from './return-to.ts';

const origin = 'https://portal.example';
const id = '8a6f1d52-3c0b-4c7e-9f44-0d3f5f2c7a10';

test.each([
  '/',
  '/settings/org-settings',
  '/settings/org-settings/organization-profile',
  '/settings/org-settings/safety',
  '/multitenant-collaboration',
  '/multitenant-collaboration?q=fabrikam&sort=name',
  '/multitenant-collaboration/share-users?flow=edit',
  `/plans/${id}`,
  `/runs/${id}`,
  `/tenants/${id}/users-and-groups`,
  '/provisioning-logs?status=failure&q=O%27Brien',
  '/activity',
])('the page %s is kept', (page) => {
  expect(allowedReturnTo(page, origin)).toBe(page);
});

const tricks = [
  '',
  ' ',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'http://portal.example@evil.example',
  'https://portal.example.evil.example',
  'https://portal.example',
  'https://portal.example/activity',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'mailto:a@b',
  'file:///etc/passwd',
  '/.',
  '/..',
  '/../activity',
  '/activity/..//evil.example',
  '/%2e%2e/activity',
  '/%2f%2fevil.example',
  '/%2F/evil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/%09/evil.example',
  '/%00',
  '/activity%00',
  '/activity\u0000',
  '/activity#//evil.example',
  '/activity/',
  '//activity',
  '/activity//',
  '/activity;@evil.example',
  '/@evil.example',
  '/evil',
  '/api/session',
  '/auth/logout',
  '/auth/login?returnTo=//evil.example',
  '/plans/',
  '/plans/../activity',
  `/plans/${id}/../../evil`,
  `/plans/${id}/A`,
  `/plans/${id}%2f..`,
  '/tenants/x',
  '/activity\u2028',
  '/activity\u202E',
  '/\u3002evil.example',
  '/ﾠ/evil.example',
  '／／evil.example',
  '/activity\\..\\evil',
  '?//evil.example',
  '#//evil.example',
  './activity',
  '../activity',
  'activity',
  '.evil.example',
  '@evil.example',
  ':80',
  '/activity?\\x',
  `/${'a'.repeat(3_000)}`,
];
test.each(tricks.map((trick) => [JSON.stringify(trick.slice(0, 60)), trick]))(
  '%s leads to the first page',
  (_shown, trick) => {
    expect(allowedReturnTo(trick, origin)).toBe('/');
  },
);

test('what is no text leads to the first page', () => {
  for (const value of [undefined, null, 1, ['/activity'], { toString: () => '/activity' }]) {
    expect(allowedReturnTo(value, origin)).toBe('/');
  }
});

test('wherever it leads, it stays at the portal', () => {
  for (const trick of tricks) expect(new URL(allowedReturnTo(trick, origin), origin).origin).toBe(origin);
});
