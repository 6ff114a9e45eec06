// One part of a simulation, in a thread of its own: lives through its worlds and posts what came of it.
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { regressions } from './regressions.ts';
import { runNaive } from './run-naive.ts';
import { runScript } from './run-script.ts';
import { anyScript, type Script } from './script.ts';
import { createJournalCheck } from './traffic.ts';

/** Which worlds a part lives through. */
export interface Part {
  readonly runs: number;
  readonly seed: number;
  /** Whether the worlds in which something once went wrong come first. */
  readonly withRegressions: boolean;
  /** In how many of the worlds where nothing was shared yet the published steps are tried as well. */
  readonly naive: number;
  /** Does not look for the smallest script that breaks a promise. */
  readonly first: boolean;
  readonly seconds?: number;
}

export interface PartResult {
  readonly runs: number;
  readonly requests: number;
  readonly trafficChecked: boolean;
  readonly naive: { readonly runs: number; readonly broken: number };
  readonly failure?: { readonly message: string; readonly script: string };
}

const part = workerData as Part;
const checkTraffic = createJournalCheck();
const firstShares: Script[] = [];
let [runs, requests] = [0, 0];

async function keepsPromises(script: Script): Promise<void> {
  const simulated = await runScript(script, checkTraffic);
  runs += 1;
  requests += simulated.requests;
  if (script.shared.length === 0 && firstShares.length < part.naive) firstShares.push(script);
  if (simulated.violations.length > 0) throw new Error(simulated.violations.join('\n'));
}

async function live(): Promise<PartResult['failure']> {
  for (const script of part.withRegressions ? regressions : []) {
    try {
      await keepsPromises(script);
    } catch (error) {
      return { message: messageOf(error), script: JSON.stringify(script) };
    }
  }
  const outcome = await fc.check(fc.asyncProperty(anyScript, keepsPromises), {
    numRuns: part.runs,
    seed: part.seed,
    endOnFailure: part.first,
    ...(part.seconds === undefined ? {} : { interruptAfterTimeLimit: part.seconds * 1_000 }),
  });
  if (!outcome.failed) return undefined;
  return { message: messageOf(outcome.errorInstance), script: JSON.stringify(outcome.counterexample?.[0]) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const failure = await live();
let broken = 0;
for (const script of failure ? [] : firstShares) if ((await runNaive(script)).length > 0) broken += 1;
const result: PartResult = {
  runs,
  requests,
  trafficChecked: checkTraffic !== undefined,
  naive: { runs: failure ? 0 : firstShares.length, broken },
  ...(failure ? { failure } : {}),
};
parentPort?.postMessage(result);
