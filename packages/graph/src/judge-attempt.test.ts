import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphCall, Repetition } from './graph-call.ts';
import { path } from './graph-path.ts';
import { asObject, requiredTextIn } from './json.ts';
import { judge } from './judge-attempt.ts';
import type { Attempt } from './send-once.ts';
import { TransportFailure } from './transport.ts';

function callThat(repetition: Repetition): GraphCall<string> {
  return {
    method: repetition === 'harmless' ? 'GET' : 'POST',
    path: path`/things`,
    kind: 'write',
    repetition,
    read: (body) => requiredTextIn(asObject(body, 'a thing'), 'id'),
  };
}

const answer = fc.record({
  kind: fc.constant('answer' as const),
  status: fc.integer({ min: 200, max: 599 }),
  headers: fc.constantFrom(new Headers(), new Headers({ 'content-type': 'text/html' })),
  text: fc.oneof(
    fc.constantFrom(
      '',
      '{',
      '<html>',
      'null',
      '[]',
      '{"id":""}',
      '{"id":"1"}',
      '{"error":null}',
      '{"error":{"code":7}}',
    ),
    fc.json(),
  ),
});
const silence = fc
  .tuple(fc.constantFrom('network' as const, 'timeout' as const, 'too-large' as const), fc.boolean())
  .map(([reason, sent]) => ({ kind: 'silence' as const, failure: new TransportFailure(reason, sent) }));
const attempts: fc.Arbitrary<Attempt> = fc.oneof(answer, silence);

describe('what creates', () => {
  test('is sent again only after Graph said that it did nothing, or was never reached', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        const { kind } = judge(callThat('creates'), attempt, 0);
        const status = attempt.kind === 'answer' ? attempt.status : undefined;
        const neverReached = attempt.kind === 'silence' && !attempt.failure.maybeSent;
        const allowed: Readonly<Record<typeof kind, boolean>> = {
          throttled: status === 429,
          token: status === 401 || status === 403,
          repeat: neverReached,
          done: true,
          final: true,
        };
        expect(allowed[kind]).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('counts as perhaps done after every answer that is neither a good one nor a clear refusal', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        const verdict = judge(callThat('creates'), attempt, 0);
        if (verdict.kind === 'done') return;
        const refused = attempt.kind === 'answer' && attempt.status >= 400 && attempt.status < 500;
        const clear = refused && ![408, 424].includes(attempt.status);
        const unsent = attempt.kind === 'silence' && !attempt.failure.maybeSent;
        expect(verdict.maybeDone).toBe(!clear && !unsent);
      }),
      { numRuns: 5_000 },
    );
  });
});

test('reading is never perhaps done, and trouble with it is worth another try', () => {
  fc.assert(
    fc.property(attempts, (attempt) => {
      const verdict = judge(callThat('harmless'), attempt, 0);
      const troubled = attempt.kind === 'answer' && [500, 502, 503, 504].includes(attempt.status);
      expect(verdict.kind !== 'done' && verdict.maybeDone).toBe(false);
      expect(troubled && verdict.kind !== 'repeat').toBe(false);
    }),
  );
});
