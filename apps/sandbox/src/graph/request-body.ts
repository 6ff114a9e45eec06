import { badRequest } from './errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object that has no members but these; throws a 400 otherwise. OData annotations are let through. */
export function objectBody(body: unknown, allowed: readonly string[], typeName: string): JsonObject {
  if (!isRecord(body)) throw badRequest('The request needs a JSON object as its body.');
  for (const name of Object.keys(body)) {
    if (!allowed.includes(name) && !name.includes('@odata.')) {
      throw badRequest(
        `The property '${name}' does not exist on type '${typeName}'. Make sure to only use property names that are defined by the type.`,
      );
    }
  }
  return body;
}

/** A member that has to be there as text. */
export function requiredText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '')
    throw badRequest(`A value is required for property '${name}' of resource.`);
  return value;
}

/** A member that may be missing or null but is otherwise text; undefined when missing. */
export function optionalText(body: JsonObject, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'string') return value;
  throw badRequest(`The value of property '${name}' is not a string.`);
}

/** A member that may be missing or null but is otherwise true or false; undefined when missing. */
export function optionalFlag(body: JsonObject, name: string): boolean | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  throw badRequest(
    `Cannot convert the literal '${JSON.stringify(value)}' of property '${name}' to the expected type 'Edm.Boolean'.`,
  );
}

/** A member that may be missing but is otherwise a list of texts; undefined when missing. */
export function optionalTexts(body: JsonObject, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw badRequest(`A list of strings is expected for property '${name}' of resource.`);
}

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A member that has to be there as a GUID; in lower case. */
export function requiredGuid(body: JsonObject, name: string): string {
  const value = requiredText(body, name);
  if (!guidPattern.test(value)) throw badRequest(`Invalid value specified for property '${name}' of resource.`);
  return value.toLowerCase();
}
