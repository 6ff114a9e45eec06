import { DirectoryError } from '@tenantry/domain';

/** An object of an answer, of which nothing is known yet. Members the adapter does not know are tolerated. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; throws `unexpected-answer` naming `what` when it is anything else. */
export function asObject(value: unknown, what: string): JsonObject {
  if (isObject(value)) return value;
  throw new DirectoryError('unexpected-answer', `Microsoft Graph answered without ${what}.`);
}

/** The items of a collection's `value`; throws `unexpected-answer` when there is no such list. */
export function itemsOf(body: unknown): readonly JsonObject[] {
  const { value } = asObject(body, 'a collection');
  if (Array.isArray(value)) return value.filter(isObject);
  throw new DirectoryError('unexpected-answer', 'Microsoft Graph answered a collection without a value.');
}

export function objectIn(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.[name];
  return isObject(value) ? value : undefined;
}

/** The objects of a list; an absent list is an empty one. */
export function objectsIn(object: JsonObject | undefined, name: string): readonly JsonObject[] {
  const value = object?.[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textsIn(object: JsonObject | undefined, name: string): readonly string[] {
  const value = object?.[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The text of a member; an empty one is as good as none. */
export function textIn(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The text of a member without which the object is of no use; throws `unexpected-answer`. */
export function requiredTextIn(object: JsonObject, name: string): string {
  const text = textIn(object, name);
  if (text !== undefined) return text;
  throw new DirectoryError('unexpected-answer', `Microsoft Graph left out the member ${name}.`);
}

export function numberIn(object: JsonObject | undefined, name: string): number | undefined {
  const value = object?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanIn(object: JsonObject | undefined, name: string): boolean | undefined {
  const value = object?.[name];
  return typeof value === 'boolean' ? value : undefined;
}

/**
 * A moment in milliseconds since the epoch. Graph writes "never" as the year 0001, which is read as absent.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus
 */
export function momentIn(object: JsonObject | undefined, name: string): number | undefined {
  const text = textIn(object, name);
  if (text === undefined || text.startsWith('0001-')) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The word a closed list gives for a value of Graph's, whose enumerations may grow; compared without case. */
export function wordFor<Word extends string>(
  value: string | undefined,
  words: Readonly<Record<string, Word>>,
): Word | 'unknown' {
  const key = value?.toLowerCase() ?? '';
  return Object.hasOwn(words, key) ? (words[key] ?? 'unknown') : 'unknown';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
