import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const databaseUrl = process.env['TEST_DATABASE_URL'];

/** Where a store keeps its data: empty at first, and gone after the test. */
export interface TestData extends AsyncDisposable {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  open(): Promise<Store>;
}

/** A store that is empty, and gone after the test. */
export interface TestStore extends AsyncDisposable {
  readonly store: Store;
  /** Another process on the same data, where the engine allows one. */
  openAnother(): Promise<Store>;
}

export interface TestEngine {
  readonly name: string;
  /** Why it cannot be tried here. */
  readonly unavailable: string | undefined;
  /** Makes room for data that processes of their own are to work on. */
  prepare(): Promise<TestData>;
  open(): Promise<TestStore>;
}

function engineOn(name: string, unavailable: string | undefined, prepare: () => Promise<TestData>): TestEngine {
  return {
    name,
    unavailable,
    prepare,
    async open() {
      const data = await prepare();
      const stores = [await data.open()];
      return {
        store: stores[0] as Store,
        async openAnother() {
          const another = await data.open();
          stores.push(another);
          return another;
        },
        async [Symbol.asyncDispose]() {
          for (const store of stores) await store.close();
          await data[Symbol.asyncDispose]();
        },
      };
    },
  };
}

const embedded = engineOn('SQLite', undefined, () => {
  const directory = temporaryDirectory();
  const options: StoreOptions = {
    dataDirectory: directory.path,
    databaseUrl: undefined,
    onError: () => undefined,
  };
  return Promise.resolve({
    ...options,
    open: () => openStore(options),
    [Symbol.asyncDispose]: () => Promise.resolve(directory[Symbol.dispose]()),
  });
});

const server = engineOn(
  'PostgreSQL',
  databaseUrl === undefined ? 'TEST_DATABASE_URL is not set, so PostgreSQL is not tried.' : undefined,
  async () => {
    const base = databaseUrl ?? '';
    const name = `tenantry_${randomUUID().replaceAll('-', '')}`;
    await onServer(base, `create database ${name}`);
    const url = new URL(base);
    url.pathname = `/${name}`;
    const options: StoreOptions = { dataDirectory: '', databaseUrl: url.href, onError: () => undefined };
    return {
      ...options,
      open: () => openStore(options),
      [Symbol.asyncDispose]: () => onServer(base, `drop database ${name} with (force)`),
    };
  },
);

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Every engine that the store promises to work on. */
export const testEngines: readonly TestEngine[] = [embedded, server];

/** One of the engines by its name. */
export function testEngine(name: 'SQLite' | 'PostgreSQL'): TestEngine {
  return name === 'SQLite' ? embedded : server;
}
