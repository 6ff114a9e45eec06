import { crashMoments, type CrashPoint } from './crash-point.ts';
import { endStateOf } from './end-state.ts';
import { openRunAtHand, type RunAtHand, type RunAtHandOptions } from './run-at-hand.ts';
import { stories } from './run-stories.ts';
import type { TestEngine } from './store-engines.ts';
import { isRequestOf } from './write-requests.ts';

/** One way to die: in which story, around which write, and when. */
export interface CrashCase {
  readonly options: RunAtHandOptions;
  readonly point: CrashPoint;
}

const words: Readonly<Record<CrashPoint['moment'], string>> = {
  'before-journal': 'before it writes down that it will',
  'after-journal': 'when it has written down, but not sent,',
  'after-send': 'when it has sent, but not heard of,',
  'after-response': 'when it has heard of, but not written down,',
};

/** Every kind of write with every moment at which `kill -9` can cut it off, in words and as data. */
export const crashCases: readonly (readonly [moment: string, kind: string, story: string, what: CrashCase])[] =
  stories.flatMap(({ name, options, kinds }) =>
    kinds.flatMap((kind) =>
      crashMoments.map((moment) => [words[moment], kind, name, { options, point: { kind, moment } }] as const),
    ),
  );

/** What became of a run whose process was killed and that another has carried on. */
export interface CrashOutcome {
  readonly killedBy: NodeJS.Signals | null;
  /** What the directory holds at the end. */
  readonly endState: object;
  /** Writes that Graph has seen, and intentions that were written down for them. */
  readonly writes: number;
  readonly intentions: number;
  /** Intentions of which it was never written down what became of them. */
  readonly open: readonly string[];
  /** The chain of the journal is whole. */
  readonly intact: boolean;
}

const ends = new Map<RunAtHandOptions, object>();

/** The end of a story that nothing disturbs; told once. */
export async function undisturbedEnd(engine: TestEngine, options: RunAtHandOptions): Promise<object> {
  const known = ends.get(options);
  if (known) return known;
  await using run = await openRunAtHand(engine, options);
  await carryOn(run);
  const end = endStateOf(run.sandbox);
  ends.set(options, end);
  return end;
}

/** Lets a process die at the point of a case, and another carry the run on to its end. */
export async function crashAndCarryOn(engine: TestEngine, { options, point }: CrashCase): Promise<CrashOutcome> {
  await using run = await openRunAtHand(engine, options);
  const killedBy = await crash(run, point);
  await carryOn(run);
  return await run.look(async (store) => {
    const rows = await store.journal.list({ limit: 1_000 });
    const intended = rows.filter(({ kind }) => kind === 'write-intended');
    const concluded = new Set(rows.map(({ refersTo }) => refersTo));
    return {
      killedBy,
      endState: endStateOf(run.sandbox),
      writes: run.writes().length,
      intentions: intended.length,
      open: intended.filter(({ entryId }) => !concluded.has(entryId)).map(({ contentJson }) => contentJson),
      intact: (await store.journal.verify()).intact,
    };
  });
}

async function crash(run: RunAtHand, point: CrashPoint): Promise<NodeJS.Signals | null> {
  await using portal = await run.spawn({
    crash: point,
    async onAnswer(request, process) {
      if (point.moment !== 'after-send' || !isRequestOf(point.kind, request)) return;
      process.signal('SIGKILL');
      await process.ended;
    },
  });
  const { signal } = await portal.ended;
  await run.expireLeases();
  return signal;
}

async function carryOn(run: RunAtHand): Promise<void> {
  await using portal = await run.spawn();
  await portal.endsWell();
}
