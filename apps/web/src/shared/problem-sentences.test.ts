import { ProblemError, UnreachableError } from '@tenantry/contract/client';
import type { Problem } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { problemSentence } from './problem-sentences.ts';
import { clockTime } from './time.ts';

function problem(part: Partial<Problem>): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'x',
    status: 500,
    code: 'internal',
    correlationId: 'c',
    ...part,
  });
}

test('a refusal says what happened and what to do', () => {
  const { happened, next } = problemSentence(problem({ code: 'plan-stale' }));
  expect(happened).toContain('Something moved');
  expect(next).toContain('Make a new plan');
});

test('when the portal knows a time to try again, that time is told', () => {
  const retryAt = Date.UTC(2026, 10, 22, 14, 5);
  expect(problemSentence(problem({ code: 'directory-throttled', retryAt })).next).toContain(clockTime(retryAt));
});

test('a code from a newer portal is a fault of the portal, not of the browser', () => {
  const unknown = problem({ code: 'something-new' as Problem['code'] });
  expect(problemSentence(unknown)).toEqual(problemSentence(problem({ code: 'internal' })));
});

test('no answer at all is told apart from a failure of the page', () => {
  expect(problemSentence(new UnreachableError('x')).happened).toBe('The portal did not answer.');
  expect(problemSentence(new TypeError('x')).happened).toBe('This page failed in your browser.');
});
