import type { Spread } from './measure.ts';

/** Targets that were missed, in words. */
export interface Targets {
  /**
   * At least, or at most, so much; the median counts. `reachable`: what the lower bound comes to; a target beyond it is told
   * as not reached, but is no miss.
   */
  atLeast(what: string, reached: Spread | number, wanted: number, reachable?: number): void;
  atMost(what: string, reached: Spread | number, wanted: number): void;
  /** Prints what was missed and lets the program end with 1 if anything was. */
  conclude(): void;
}

export function createTargets(): Targets {
  const missed: string[] = [];
  const judge = (
    what: string,
    reached: Spread | number,
    sign: '>=' | '<=',
    wanted: number,
    reachable = wanted,
  ): void => {
    const { middle, least, most } =
      typeof reached === 'number' ? { middle: reached, least: reached, most: reached } : reached;
    const isMet = sign === '>=' ? middle >= wanted : middle <= wanted;
    const spread = least === most ? '' : `(${shown(least)} to ${shown(most)})`;
    const isBeyond = !isMet && sign === '>=' && reachable < wanted;
    const beyond = `NOT REACHED, nor by the lower bound: that comes to ${shown(reachable)}`;
    const verdict = isMet ? 'met' : isBeyond ? beyond : 'MISSED';
    console.log(
      `${what.padEnd(66)} ${shown(middle).padStart(8)} ${spread.padEnd(18)} wanted ${sign} ${wanted}  ${verdict}`,
    );
    if (!isMet && !isBeyond) missed.push(what);
  };
  return {
    atLeast: (what, reached, wanted, reachable) => judge(what, reached, '>=', wanted, reachable),
    atMost: (what, reached, wanted) => judge(what, reached, '<=', wanted),
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
