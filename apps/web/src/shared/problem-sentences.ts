import { ProblemError } from '@tenantry/contract/client';
import type { Problem, ProblemCode } from '@tenantry/contract';
import { clockTime } from './time.ts';

/** What happened and what to do next, in words that can be read out on the phone. */
export interface ProblemSentence {
  readonly happened: string;
  readonly next: string;
}

/** The sentence for everything the portal can refuse with; a new code does not compile until it has one. */
const sentences: Record<ProblemCode, ProblemSentence> = {
  'not-signed-in': {
    happened: 'You are signed out.',
    next: 'Sign in again; you come back to this page.',
  },
  'needs-sign-in': {
    happened: 'Microsoft Entra wants you to sign in again before the portal may go on in your name.',
    next: 'Sign in again; you come back to this page.',
  },
  'no-portal-role': {
    happened: 'Your account has no role that opens this portal.',
    next: 'Ask a Global Administrator of your organization for one.',
  },
  forbidden: {
    happened: 'Your role may look at this, but not do it.',
    next: 'Ask a Global Administrator of your organization to do it.',
  },
  'cross-site-request': {
    happened: 'The portal refused the request because it seemed to come from another site.',
    next: 'Load the page again and repeat what you did here.',
  },
  'invalid-request': {
    happened: 'The portal could not read the request.',
    next: 'Check what you entered. If the address was pasted, open the page from the navigation instead.',
  },
  'not-found': {
    happened: 'There is nothing at this address.',
    next: 'It may have been removed, or the link may be incomplete. Go back and open it from a list.',
  },
  'method-not-allowed': {
    happened: 'The portal does not take this request at this address.',
    next: 'Load the page again: the portal may have been updated since you opened it.',
  },
  'plan-refused': {
    happened: 'No plan can be made from this.',
    next: 'Change what is selected and save again. Nothing was changed.',
  },
  'plan-stale': {
    happened: 'Something moved since this plan was made, so it no longer says what would happen.',
    next: 'Make a new plan. Nothing was changed.',
  },
  'plan-expired': {
    happened: 'This plan is too old to be applied.',
    next: 'Make a new plan. Nothing was changed.',
  },
  'confirmation-required': {
    happened: 'So many people would lose their accounts that the number has to be typed.',
    next: 'Type the number of people that the plan names. Nothing was changed.',
  },
  'approval-required': {
    happened: 'This plan takes so many people out that another administrator has to approve it first.',
    next: 'Send them the address of the plan. Whoever approves it cannot be the one who applies it. Nothing was changed.',
  },
  'approval-refused': {
    happened: 'This plan cannot be approved by you, or needs no approval any longer.',
    next: 'Load the plan again to see what it waits for.',
  },
  'settings-changed': {
    happened: 'Somebody else has changed the settings since you opened them.',
    next: 'Load the page again and look at what they set before you change it.',
  },
  'drift-changed': {
    happened: 'What you wanted to accept has changed again meanwhile.',
    next: 'Load the page again and look at the difference as it is now.',
  },
  'run-in-progress': {
    happened: 'Another run is changing the synchronization of this organization.',
    next: 'Wait until it has finished, then try again. Nothing was changed.',
  },
  'run-finished': {
    happened: 'The run has ended already.',
    next: 'Look at what it did. From there it can be undone, or retried where it failed.',
  },
  'too-many-requests': {
    happened: 'This browser asked the portal too often in a short time.',
    next: 'Wait a moment and try again.',
  },
  'directory-throttled': {
    happened: 'Microsoft Graph asked the portal to slow down.',
    next: 'Try again a little later.',
  },
  'directory-unavailable': {
    happened: 'Microsoft Graph did not answer. The trouble is on Microsoft’s side or on the way there.',
    next: 'Try again in a minute. If it lasts, look at the service health in the Microsoft 365 admin center.',
  },
  'directory-forbidden': {
    happened: 'Microsoft Graph did not allow the portal to read or change this.',
    next: 'Ask a Global Administrator to check the consent that the portal was given and your roles in Microsoft Entra.',
  },
  'directory-refused': {
    happened: 'Microsoft Graph refused the request.',
    next: 'Try again once. If it stays so, give the correlation ID to the people who run this portal.',
  },
  internal: {
    happened: 'The portal failed at this; the fault is its own.',
    next: 'Try again. If it stays so, give the correlation ID to the people who run this portal.',
  },
};

const unreachable: ProblemSentence = {
  happened: 'The portal did not answer.',
  next: 'Check your connection and try again.',
};

const browserFault: ProblemSentence = {
  happened: 'This page failed in your browser.',
  next: 'Load the page again. If it stays so, tell the people who run this portal what you did.',
};

function withTime(problem: Problem): ProblemSentence {
  const { happened, next } = sentences[problem.code];
  if (problem.retryAt === undefined) return { happened, next };
  return { happened, next: `Try again after ${clockTime(problem.retryAt)}.` };
}

/** Says any failure in words; a code the browser does not know yet is a fault of the portal. */
export function problemSentence(error: unknown): ProblemSentence {
  if (error instanceof ProblemError) {
    return error.problem.code in sentences ? withTime(error.problem) : sentences.internal;
  }
  if (error instanceof Error && error.name === 'UnreachableError') return unreachable;
  return browserFault;
}
