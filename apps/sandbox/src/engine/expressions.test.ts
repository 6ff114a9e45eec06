import { expect, test } from 'vitest';
import { evaluateExpression, parseExpression } from './expressions.ts';

const person: Readonly<Record<string, string | boolean>> = {
  givenName: 'Ana',
  surname: 'Núñez',
  mail: 'ana@contoso.com',
  accountEnabled: true,
  netId: '10032000A1',
};

function evaluate(text: string): string | boolean | undefined {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return evaluateExpression(parsed.expression, (attribute) => person[attribute]);
}

test.each([
  ['[givenName]', 'Ana'],
  ['[nickname]', undefined],
  ['"Member"', 'Member'],
  ['"say ""hi"""', 'say "hi"'],
  ['AltSecIdFromNetId([netId])', '5::10032000A1'],
  ['Append([givenName], " (Contoso)")', 'Ana (Contoso)'],
  ['Append([nickname], "x")', undefined],
  ['Join(" ", [surname], [nickname], [givenName])', 'Núñez Ana'],
  ['toupper([givenName])', 'ANA'],
  ['ToLower([givenName])', 'ana'],
  ['Left([mail], 3)', 'ana'],
  ['Right([mail], 3)', 'com'],
  ['Mid([mail], 5, 7)', 'contoso'],
  ['Trim("  x ")', 'x'],
  ['NormalizeDiacritics([surname])', 'Nunez'],
  ['IIF([accountEnabled], "on", "off")', 'on'],
  ['IIF(Not([accountEnabled]), "on", "off")', 'off'],
  ['IIF(IsNullOrEmpty([nickname]), [givenName], [nickname])', 'Ana'],
  ['Coalesce([nickname], [surname])', 'Núñez'],
  ['Switch([givenName], "other", "Ana", "first", "Bo", "second")', 'first'],
  ['Switch([nickname], "other", "Ana", "first")', 'other'],
  ['Replace([mail], "@contoso.com", , , "", , )', 'ana'],
  ['Replace([mail], , "(?<Suffix>@(.)*)", "Suffix", "@fabrikam.com", , )', 'ana@fabrikam.com'],
])('%s gives %s', (text, value) => {
  expect(evaluate(text)).toBe(value);
});

test.each(['Join(', '[open', '"open', 'Nonsense([a])', '[a] [b]', 'word', '[]', ''])(
  '%s is refused with a reason',
  (text) => {
    expect(parseExpression(text)).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
  },
);

test('an expression of more than 10,000 characters is refused', () => {
  expect(parseExpression(`"${'x'.repeat(10_000)}"`).ok).toBe(false);
});
