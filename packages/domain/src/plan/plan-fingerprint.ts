import type { PlanContent } from './plan.ts';

/**
 * A plan as one line of text that is the same whenever the plan is the same, however and whenever it was made: members
 * in order of their names, absent ones left out, without the time of the observation. Meant to be hashed.
 */
export function planFingerprint(content: PlanContent): string {
  const { observedAt: _, ...rest } = content;
  return canonical(rest);
}

/** JSON with the members of every object in order; arrays keep theirs. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
