import { DirectoryError } from '@tenantry/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignmentId, guid, jobId, path, type PathSegment } from './graph-path.ts';

const evil = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '..',
    '../..',
    '%2e%2e',
    '%2f',
    'a/b',
    'a;b',
    'Azure2Azure.x/../y',
    '',
    '.',
    '?x=1',
    '#',
    'a\\b',
    '..\0',
  ),
  fc.string({ unit: fc.constantFrom('a', '.', '/', '-', '%', '2', 'f', ';', '_') }),
);

/** The path a server would see, or `undefined` when the id was refused before. */
function received(make: (text: string) => PathSegment, text: string): URL | undefined {
  try {
    return new URL(`https://graph.microsoft.com/v1.0${path`/servicePrincipals/${make(text)}/synchronization`.text}`);
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'invalid-request') return undefined;
    throw error;
  }
}

describe.each([
  ['an object id', guid],
  ['a job id', jobId],
  ['an assignment id', assignmentId],
] as const)('%s', (_, make) => {
  test('never changes how many segments a path has, whatever text it is made of', () => {
    fc.assert(
      fc.property(evil, (text) => {
        const url = received(make, text);
        if (url === undefined) return;
        expect(url.pathname.split('/')).toHaveLength(5);
        expect(decodeURIComponent(url.pathname.split('/')[3] ?? '')).toBe(text);
        expect(url.search + url.hash).toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('is checked quickly even when it is long and almost right', () => {
    const began = performance.now();
    for (const long of ['a'.repeat(50_000), 'a.'.repeat(25_000), '0-'.repeat(25_000)]) {
      expect(() => make(`${long}!`)).toThrow('The given text is not');
    }
    expect(performance.now() - began).toBeLessThan(50);
  });
});

test('ids as Graph gives them are let through', () => {
  const id = '11111111-2222-3333-4444-55555555ABCD';
  const job = 'Azure2Azure.0123456789abcdef0123456789abcdef.11111111-2222-3333-4444-555555555555';
  const made = path`/servicePrincipals/${guid(id)}/synchronization/jobs/${jobId(job)}/start`;
  expect(made.text).toBe(`/servicePrincipals/${id}/synchronization/jobs/${job}/start`);
  expect(made.template).toBe('/servicePrincipals/{id}/synchronization/jobs/{id}/start');
  expect(assignmentId('2jLOqQfvqEe_-ABCDefgh0123456789abcdefghijk')).toHaveLength(42);
});
