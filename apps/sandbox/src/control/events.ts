import { EventProblem, type EventContext, type Fields } from './event-fields.ts';
import { groupEvents } from './group-events.ts';
import { organizationEvents } from './organization-events.ts';
import { policyEvents } from './policy-events.ts';
import { userEvents } from './user-events.ts';

/** Changes the world, or throws an `EventProblem` before having changed anything. Returns what people may want to know. */
export type EventHandler = (context: EventContext, fields: Fields) => Readonly<Record<string, unknown>>;
export type EventOutcome =
  | { readonly applied: true; readonly type: string; readonly [detail: string]: unknown }
  | { readonly applied: false; readonly problem: string };

const handlers: Readonly<Record<string, EventHandler>> = {
  ...organizationEvents,
  ...policyEvents,
  ...userEvents,
  ...groupEvents,
};
/** The types of events there are. */
export const eventTypes: readonly string[] = Object.keys(handlers);

/** Lets something happen in the world that no Graph call of the portal caused. Bad input changes nothing and says why. */
export function applyEvent(context: EventContext, event: unknown): EventOutcome {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return { applied: false, problem: 'An event is an object such as {"type":"tenant-left","tenantId":"…"}.' };
  }
  const fields = event as Fields;
  const type = fields['type'];
  const handler = typeof type === 'string' && Object.hasOwn(handlers, type) ? handlers[type] : undefined;
  if (handler === undefined) return { applied: false, problem: `"type" is one of ${eventTypes.join(', ')}.` };
  try {
    return { ...handler(context, fields), applied: true, type: String(type) };
  } catch (error) {
    if (error instanceof EventProblem) return { applied: false, problem: error.message };
    throw error;
  }
}
