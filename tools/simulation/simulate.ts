// node tools/simulation/simulate.ts --runs N --seed S: lets the product live through N worlds in which much goes wrong, and
// ends with 1 when a promise is broken, with the smallest script that breaks it. --naive N: how the published steps fare in N of
// these worlds; --first: do not look for the smallest; --script JSON: this world only.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Part, PartResult } from './live-worlds.ts';
import { runScript } from './run-script.ts';
import type { Script } from './script.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    naive: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    script: { type: 'string' },
    first: { type: 'boolean', default: false },
  },
});
/** Always as many, so that the same seed means the same worlds on every machine. */
const partCount = 4;

function partsOf(): readonly Part[] {
  const share = (all: string, index: number): number => Math.floor((Number(all) + index) / partCount);
  return Array.from({ length: partCount }, (_, index) => ({
    runs: share(values.runs, index),
    seed: Number(values.seed) * partCount + index,
    withRegressions: index === 0,
    naive: share(values.naive, index),
    first: values.first,
    ...(values.seconds === undefined ? {} : { seconds: Number(values.seconds) }),
  }));
}

function liveThrough(part: Part): Promise<PartResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./live-worlds.ts', import.meta.url), { workerData: part });
    worker.once('error', reject);
    worker.once('message', (result: PartResult) => {
      // Requests of processes that died are still waited for by the adapter.
      void worker.terminate();
      resolve(result);
    });
  });
}

/** As many parts at once as there are processors. With `first`, what is left is given up once a promise is broken. */
async function liveThroughAll(): Promise<readonly PartResult[]> {
  const waiting = [...partsOf()];
  const results: PartResult[] = [];
  const enough = Promise.withResolvers<void>();
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const result = await liveThrough(part);
      results.push(result);
      if (result.failure) waiting.length = 0;
      if (result.failure && values.first) enough.resolve();
    }
  };
  const all = Promise.all(Array.from({ length: Math.min(partCount, availableParallelism()) }, work));
  await Promise.race([all, enough.promise]);
  return results;
}

const sum = (results: readonly PartResult[], of: (result: PartResult) => number): number =>
  results.reduce((total, result) => total + of(result), 0);

async function simulate(): Promise<boolean> {
  const began = performance.now();
  const results = await liveThroughAll();
  const seconds = (performance.now() - began) / 1_000;
  const runs = sum(results, (one) => one.runs);
  const perSecond = (runs / seconds).toFixed(1);
  const requests = Math.round(sum(results, (one) => one.requests) / runs);
  console.log(`${runs} runs in ${seconds.toFixed(1)} s: ${perSecond} runs per second, ${requests} requests per run.`);
  const traffic = results.every(({ trafficChecked }) => trafficChecked);
  if (!traffic)
    console.log('No description of Microsoft Graph is at hand (GRAPH_OPENAPI): the traffic was not checked.');
  const naive = sum(results, (one) => one.naive.runs);
  if (naive > 0) {
    const rate = ((100 * sum(results, (one) => one.naive.broken)) / naive).toFixed(0);
    console.log(
      `The published steps, in ${naive} of the same worlds where nothing was shared yet: doubled or running twice in ${rate} %.`,
    );
  }
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  for (const { message, script } of failures) console.error(`A promise was broken:\n${message}\n${script}`);
  if (failures.length === 0) console.log('No promise was broken.');
  return failures.length === 0;
}

async function simulateOne(script: string): Promise<boolean> {
  const { violations } = await runScript(JSON.parse(script) as Script);
  console.log(violations.length === 0 ? 'No promise was broken.' : violations.join('\n'));
  return violations.length === 0;
}

const kept = await (values.script === undefined ? simulate() : simulateOne(values.script));
process.exit(kept ? 0 : 1);
