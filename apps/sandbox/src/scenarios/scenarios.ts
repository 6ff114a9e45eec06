import type { World } from '../world/world.ts';
import { createContoso } from './contoso.ts';
import { createHundred } from './hundred.ts';

/** A world to begin with. The same seed and moment make the same world. */
export interface Scenario {
  /** What `reset` is called with. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  create(seed: number, now: number): World;
}

/** Every scenario, the default one first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'contoso',
    title: 'Contoso, the first day',
    description:
      'About 300 people and 40 groups of every kind, five active partners of which one has not allowed inbound synchronization, and one that is pending. Nothing is shared yet.',
    create: createContoso,
  },
  {
    name: 'hundred',
    title: 'A hundred tenants',
    description: '99 active partners that are ready, 100,000 people and 2,000 groups.',
    create: createHundred,
  },
];
