import { faultKinds, type Fault } from './faults.ts';

const members = ['match', 'kind', 'after', 'times', 'rate', 'retryAfter', 'delay', 'applied', 'status'];
const matchMembers = ['method', 'path', 'tenantId', 'tokenKind'];

/**
 * The faults of a `PUT /__sandbox/faults`.
 * @returns a sentence that says what is wrong and where; nothing is applied then.
 */
export function parseFaults(input: unknown): readonly Fault[] | string {
  if (!Array.isArray(input)) return 'Faults are a list such as [{"match":{"method":"POST"},"kind":"throttle"}].';
  const faults: Fault[] = [];
  for (const [index, item] of (input as readonly unknown[]).entries()) {
    const wrong = complaint(item);
    if (wrong !== undefined) return `Fault ${String(index + 1)}: ${wrong}`;
    const fault = item as Omit<Fault, 'match'> & { readonly match?: Fault['match'] };
    faults.push({ ...fault, match: fault.match ?? {} });
  }
  return faults;
}

function complaint(item: unknown): string | undefined {
  if (!isRecord(item)) return 'it is not an object.';
  const unknown = Object.keys(item).find((name) => !members.includes(name));
  if (unknown !== undefined) return `"${unknown}" is not one of ${members.join(', ')}.`;
  if (!faultKinds.some((kind) => kind === item['kind'])) return `"kind" is one of ${faultKinds.join(', ')}.`;
  const { match, after, times, rate, delay, status, applied, retryAfter } = item;
  if (match !== undefined) {
    if (!isRecord(match)) return '"match" is an object.';
    const stranger = Object.entries(match).find(
      ([name, value]) => !matchMembers.includes(name) || typeof value !== 'string',
    );
    if (stranger !== undefined) return `"match" holds ${matchMembers.join(', ')}, each a text.`;
  }
  if (!isCount(after)) return '"after" is a whole number of at least 0.';
  if (!isCount(times)) return '"times" is a whole number of at least 0.';
  if (rate !== undefined && !(typeof rate === 'number' && rate >= 0 && rate <= 1)) return '"rate" is between 0 and 1.';
  if (!isCount(delay)) return '"delay" is a whole number of milliseconds.';
  if (status !== undefined && !(Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600)) {
    return '"status" is an HTTP status from 400 to 599.';
  }
  if (applied !== undefined && typeof applied !== 'boolean') return '"applied" is true or false.';
  if (!(retryAfter === undefined || retryAfter === null || ['number', 'string'].includes(typeof retryAfter))) {
    return '"retryAfter" is a number of seconds, a text, or null for no header.';
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return value === undefined || (Number.isInteger(value) && Number(value) >= 0);
}
