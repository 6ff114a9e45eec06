import type { Script } from './script.ts';

/** Scripts that once broke a promise. */
export const regressions: readonly Script[] = [];
