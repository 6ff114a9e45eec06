import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog('trace', { write: (line: string) => void lines.push(line) }));
  return lines;
}

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJhIn0.c2lnbmF0dXJl';

test('what is logged holds no secret, wherever it stands', () => {
  const lines = logged((log) => {
    log.info(
      { authorization: `Bearer ${token}`, deeper: { accessToken: token, even: { client_secret: 'hush' } } },
      'x',
    );
    const error = new Error(`Failed with ${token} at /token?code=0.AAA&client_secret=hush`, {
      cause: new Error(token),
    });
    log.error({ err: Object.assign(error, { response: { body: token } }) }, 'x');
  });
  expect(lines.join('')).not.toMatch(/eyJ|hush|0\.AAA/);
  expect(lines.join('')).toContain('Failed with [token]');
});

test('every entry is one line of JSON, whatever it says', () => {
  const hostile = ['a\r\nb', '\u001b[31mred', '\u2028next', '"},{"level":"fatal"', '\u0000'];
  const lines = logged((log) => {
    for (const text of hostile) log.warn({ path: text }, text);
  });
  const entries = lines.map((line) => JSON.parse(line) as { level: string; message: string; path: string });
  expect(entries.map(({ message, path, level }) => [message, path, level])).toEqual(
    hostile.map((text) => [text, text, 'warn']),
  );
  const controls = ['\r', '\n', '\u001b', '\u0000'];
  expect(lines.filter((line) => controls.some((control) => line.trimEnd().includes(control)))).toEqual([]);
});
