import type { TokenOrder } from '../sign-in/issue-token.ts';
import type { World } from '../world/world.ts';
import { EventProblem, optionalText, tenantOf, userOf, type EventContext, type Fields } from './event-fields.ts';

/**
 * Which token a `POST /__sandbox/tokens` asks for: that of a person (`userId`), of the first one of the account picker with
 * a role (`role`), or of the portal's application itself. @returns a sentence that says what is wrong.
 */
export function parseTokenOrder(context: EventContext, input: unknown): TokenOrder | string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return 'A token is asked for with an object such as {"role":"Global Administrator","scopes":["User.Read.All"]}.';
  }
  const fields = input as Fields;
  const { scopes } = fields;
  const texts = scopes === undefined || (Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string'));
  if (!texts) return '"scopes" is a list of texts.';
  try {
    const tenant = tenantOf(context, fields);
    const role = optionalText(fields, 'role');
    const userId =
      role === undefined
        ? fields['userId'] === undefined
          ? undefined
          : userOf(tenant, fields).id
        : personaWith(context.world, role);
    return {
      tenantId: tenant.tenantId,
      ...(userId === undefined ? {} : { userId }),
      ...(scopes === undefined ? {} : { scopes: scopes as readonly string[] }),
    };
  } catch (error) {
    if (error instanceof EventProblem) return error.message;
    throw error;
  }
}

function personaWith(world: World, role: string): string {
  const persona = world.personas.find((one) => one.role.toLowerCase() === role.toLowerCase());
  if (persona) return persona.userId;
  throw new EventProblem(`"role" is one of ${world.personas.map((one) => one.role).join(', ')}.`);
}
