import { expect, test } from 'vitest';
import { legible } from './log-lines.mjs';

test('a structured line becomes time, level, message, cause and the other members', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: '2026-11-22T09:05:01.123Z',
    message: 'throttled',
    err: { message: '429', stack: 'at …' },
    tenantId: 't1',
    seconds: 3,
  });
  expect(legible('portal', line)).toBe('portal  09:05:01 warn throttled (429) tenantId=t1 seconds=3');
});

test('a long member is cut', () => {
  expect(legible('portal', JSON.stringify({ message: 'm', body: 'x'.repeat(500) })).length).toBeLessThan(160);
});

test.each(['sandbox ready on http://localhost:3100', '{ not json', ''])('the line %j stays as it is', (line) => {
  expect(legible('sandbox', line)).toBe(`sandbox ${line}`);
});
