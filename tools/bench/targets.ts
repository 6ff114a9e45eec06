import type { Spread } from './measure.ts';

/** Targets that were missed, in words. */
export interface Targets {
  /** At least, or at most, so much; the median counts. `bound`: what the lower bound comes to, told beside a miss. */
  atLeast(what: string, reached: Spread | number, wanted: number, bound?: number): void;
  atMost(what: string, reached: Spread | number, wanted: number): void;
  /** Prints what was missed and lets the program end with 1 if anything was. */
  conclude(): void;
}

export function createTargets(): Targets {
  const missed: string[] = [];
  const judge = (
    what: string,
    reached: Spread | number,
    wanted: string,
    isMet: (middle: number) => boolean,
  ): string => {
    const { middle, least, most } =
      typeof reached === 'number' ? { middle: reached, least: reached, most: reached } : reached;
    const spread = least === most ? '' : `(${shown(least)} to ${shown(most)})`;
    const verdict = isMet(middle) ? 'met' : 'MISSED';
    if (verdict === 'MISSED') missed.push(what);
    console.log(`${what.padEnd(66)} ${shown(middle).padStart(8)} ${spread.padEnd(18)} wanted ${wanted}  ${verdict}`);
    return verdict;
  };
  return {
    atLeast(what, reached, wanted, bound) {
      const verdict = judge(what, reached, `>= ${wanted}`, (middle) => middle >= wanted);
      if (verdict === 'MISSED' && bound !== undefined)
        console.log(`   the lower bound itself comes to ${shown(bound)}`);
    },
    atMost(what, reached, wanted) {
      judge(what, reached, `<= ${wanted}`, (middle) => middle <= wanted);
    },
    conclude() {
      if (missed.length === 0) return;
      console.error(`\nMissed: ${missed.join('; ')}.`);
      process.exitCode = 1;
    },
  };
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
