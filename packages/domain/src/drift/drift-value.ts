import type { Principal } from '../principal.ts';
import type { SchemaEntry, SynchronizationSchema } from './synchronization-schema.ts';

/** What drift is looked for in, in the order in which it is told. */
export const driftAspects = [
  'scope',
  'scope-mode',
  'deletion-guard',
  'job-state',
  'configuration-name',
  'attribute-mappings',
  'scoping-filters',
] as const;
export type DriftAspect = (typeof driftAspects)[number];

/** The aspects that a plan of the portal puts right; mappings and filters are changed in Microsoft Entra only. */
export const repairedByPlans: readonly DriftAspect[] = driftAspects.filter(
  (aspect) => aspect !== 'attribute-mappings' && aspect !== 'scoping-filters',
);

/** One value of an aspect: as it is intended, as it was applied, or as it is. */
export type DriftValue =
  | { readonly kind: 'principals'; readonly principals: readonly Principal[] }
  | { readonly kind: 'scope-mode'; readonly scope: 'assigned' | 'all' }
  | { readonly kind: 'deletion-guard'; readonly enabled: boolean; readonly value: number }
  | { readonly kind: 'job-state'; readonly state: 'active' | 'paused' | 'disabled' | 'missing' }
  /** Without a name: there is no such configuration any longer. */
  | { readonly kind: 'name'; readonly displayName?: string }
  | { readonly kind: 'schema'; readonly entries: readonly SchemaEntry[] };

/**
 * What a value comes to when names that people gave, and the order of things, are left aside: equal texts are equal values.
 * Meant to be hashed.
 */
export function fingerprintOf(value: DriftValue): string {
  switch (value.kind) {
    case 'principals':
      return `principals ${value.principals
        .map(({ id }) => id)
        .toSorted()
        .join(' ')}`;
    case 'scope-mode':
      return `scope-mode ${value.scope}`;
    case 'deletion-guard':
      return value.enabled ? `deletion-guard ${String(value.value)}` : 'deletion-guard off';
    case 'job-state':
      return `job-state ${value.state}`;
    case 'name':
      return `name ${value.displayName ?? ''}`;
    case 'schema':
      return `schema ${JSON.stringify(
        value.entries.map(({ name, text }) => [name, text]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      )}`;
  }
}

/**
 * Whether a value is as another wants it. A guard of about the right size is right: the planner leaves it alone too, and
 * nobody should be told of a difference that no plan would put right.
 */
export function isAs(value: DriftValue, wanted: DriftValue): boolean {
  if (value.kind === 'deletion-guard' && wanted.kind === 'deletion-guard' && value.enabled && wanted.enabled)
    return value.value * 2 >= wanted.value && value.value <= wanted.value * 2;
  if (value.kind === 'name' && wanted.kind === 'name')
    return value.displayName?.toLowerCase() === wanted.displayName?.toLowerCase();
  return fingerprintOf(value) === fingerprintOf(wanted);
}

/** Values by aspect; what is absent is not known. */
export type AspectValues = Partial<Record<DriftAspect, DriftValue>>;

/** Mappings and filters as values. */
export function schemaValuesOf({ mappings, filters }: SynchronizationSchema): AspectValues {
  return {
    'attribute-mappings': { kind: 'schema', entries: mappings },
    'scoping-filters': { kind: 'schema', entries: filters },
  };
}
