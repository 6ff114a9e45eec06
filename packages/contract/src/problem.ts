import { z } from 'zod';
import { ApprovalRefusal } from './approvals.ts';

/** Everything that can go wrong between browser and portal. The sentence for people is the browser's. */
export const problemCodes = [
  'not-signed-in',
  'needs-sign-in',
  'no-portal-role',
  'forbidden',
  'cross-site-request',
  'invalid-request',
  'not-found',
  'method-not-allowed',
  'plan-refused',
  'plan-stale',
  'plan-expired',
  'confirmation-required',
  'approval-required',
  'approval-refused',
  'settings-changed',
  'drift-changed',
  'run-in-progress',
  'run-finished',
  'too-many-requests',
  'directory-throttled',
  'directory-unavailable',
  'directory-forbidden',
  'directory-refused',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What moved between the making of a plan and its application. */
export const Move = z.object({
  code: z.enum([
    'tenant-joined',
    'tenant-left',
    'configuration-appeared',
    'configuration-vanished',
    'configuration-doubled',
    'trust-changed',
    'settings-changed',
    'job-state-changed',
    'assignments-changed',
    'people-added',
    'people-removed',
    'people-changed',
    'details-changed',
  ]),
  tenantName: z.string().optional(),
  /** Names of the people concerned, the first few of `count`. */
  names: z.array(z.string()).optional(),
  count: z.number().int().optional(),
});

/** Why a plan may not be made. */
export const Refusal = z.object({
  code: z.enum([
    'nothing-selected',
    'principal-missing',
    'group-not-security-enabled',
    'group-empty',
    'nobody-to-share',
    'no-active-partner',
    'not-in-organization',
    'tenant-not-active',
    'tenant-not-shared',
    'no-override',
    'nothing-to-stop',
    'configuration-missing',
    'group-rule-broken',
    'run-not-finished',
    'nothing-to-retry',
    'nothing-to-undo',
    'changed-by-later-run',
    'nothing-to-repair',
  ]),
  displayName: z.string().optional(),
});

/** Problem details of every failed call. @see https://www.rfc-editor.org/rfc/rfc9457 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  /** To be named when asking for help; the same id is in the portal's log and in Graph's. */
  correlationId: z.string(),
  /** Milliseconds since the epoch: when trying again makes sense. */
  retryAt: z.number().optional(),
  /** With `invalid-request`: the members at fault. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  moves: z.array(Move).optional(),
  refusal: Refusal.optional(),
  /** With `approval-refused`: why. */
  approvalRefusal: ApprovalRefusal.optional(),
  /** With `run-in-progress`: the run to look at. */
  runId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
export type Move = z.infer<typeof Move>;
export type Refusal = z.infer<typeof Refusal>;
