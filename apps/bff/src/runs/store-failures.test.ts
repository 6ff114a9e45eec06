import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { layCutLine } from '../testing/cut-line.ts';
import { endStateOf } from '../testing/end-state.ts';
import { openRunAtHand, type RunAtHand } from '../testing/run-at-hand.ts';
import { firstShare } from '../testing/run-stories.ts';
import { testEngine, type TestEngine } from '../testing/store-engines.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';

// Processes of their own take their time where others use the machine too; this is only a stop for what hangs.
vi.setConfig({ testTimeout: 300_000 });

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const embedded = testEngine('SQLite');
const server = testEngine('PostgreSQL');

async function undisturbedEnd(engine: TestEngine): Promise<object> {
  await using run = await openRunAtHand(engine, firstShare);
  await using portal = await run.spawn();
  await portal.endsWell();
  return endStateOf(run.sandbox);
}

/** Nothing was ever sent that had not been written down before, and what was written down is whole. */
async function expectEveryWriteInJournal(run: RunAtHand): Promise<void> {
  const { rows, chain, runs } = await run.look(async (store) => ({
    rows: await store.journal.list({ limit: 1_000 }),
    chain: await store.journal.verify(),
    runs: await store.database.selectFrom('run').selectAll().execute(),
  }));
  expect(chain).toMatchObject({ intact: true });
  expect(runs).toHaveLength(1);
  expect(rows.filter(({ kind }) => kind === 'run-finished')).toHaveLength(1);
  expect(rows.filter(({ kind }) => kind === 'write-intended').length).toBeGreaterThanOrEqual(run.writes().length);
}

test('a portal whose database cannot be reached says so and does not start', async () => {
  using directory = temporaryDirectory();
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATA_DIR: directory.path,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(said).toMatch(/Tenantry could not be started\. .*ECONNREFUSED/);
});

describe.runIf(server.unavailable === undefined)('a run whose database on PostgreSQL', () => {
  test('goes away in the middle writes nothing meanwhile, and goes on by itself when it is back', async () => {
    const end = await undisturbedEnd(server);
    await using run = await openRunAtHand(server, firstShare);
    await using line = await layCutLine(run.data.databaseUrl ?? '');
    const gone = Promise.withResolvers<void>();
    let cut = false;
    await using portal = await run.spawn({
      data: { dataDirectory: '', databaseUrl: line.databaseUrl },
      onAnswer() {
        if (cut || run.writes().length < 6) return;
        cut = true;
        line.cut();
        gone.resolve();
      },
    });
    await gone.promise;
    await portal.says('Runs could not be worked on');
    const rows = await run.look((store) => store.journal.list({ limit: 1_000, kinds: ['write-intended'] }));
    expect(rows.length).toBeGreaterThanOrEqual(run.writes().length);
    await run.expireLeases();
    line.mend();
    await portal.endsWell();
    expect(endStateOf(run.sandbox)).toEqual(end);
    await expectEveryWriteInJournal(run);
  });

  test('commits an intention and cannot say so does the write once', async () => {
    const end = await undisturbedEnd(server);
    await using run = await openRunAtHand(server, firstShare);
    await using line = await layCutLine(run.data.databaseUrl ?? '');
    const lost = line.loseAnswerOfCommit('write-intended');
    await using portal = await run.spawn({ data: { dataDirectory: '', databaseUrl: line.databaseUrl } });
    await lost;
    await portal.says('Runs could not be worked on');
    await run.expireLeases();
    await portal.endsWell();
    expect(endStateOf(run.sandbox)).toEqual(end);
    await expectEveryWriteInJournal(run);
  });
});

test('a run whose disk is full writes nothing that it cannot write down, and goes on when there is room', async () => {
  const end = await undisturbedEnd(embedded);
  await using run = await openRunAtHand(embedded, firstShare);
  {
    // No file may grow beyond so many kilobytes: the log of the database comes to its end in the middle of the run.
    await using portal = await run.spawn({ through: ['bash', '-c', 'ulimit -f 400; exec "$@"', 'bash'] });
    await portal.says('Runs could not be worked on');
    portal.signal('SIGKILL');
    await portal.ended;
    expect(portal.said()).toMatch(/disk/);
  }
  const before = run.writes().length;
  const intended = await run.look((store) => store.journal.list({ limit: 1_000, kinds: ['write-intended'] }));
  expect(intended.length).toBeGreaterThanOrEqual(before);
  expect(before).toBeGreaterThan(0);
  await run.expireLeases();
  await using portal = await run.spawn();
  await portal.endsWell();
  expect(endStateOf(run.sandbox)).toEqual(end);
  await expectEveryWriteInJournal(run);
});
