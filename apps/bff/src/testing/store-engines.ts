import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openStore, type Store } from '../store/open-store.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const databaseUrl = process.env['TEST_DATABASE_URL'];

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
  open(): Promise<TestStore>;
}

const embedded: TestEngine = {
  name: 'SQLite',
  unavailable: undefined,
  async open() {
    const directory = temporaryDirectory();
    const options = { dataDirectory: directory.path, databaseUrl: undefined, onError: () => undefined };
    const store = await openStore(options);
    return {
      store,
      openAnother: () => openStore(options),
      async [Symbol.asyncDispose]() {
        await store.close();
        directory[Symbol.dispose]();
      },
    };
  },
};

const server: TestEngine = {
  name: 'PostgreSQL',
  unavailable: databaseUrl === undefined ? 'TEST_DATABASE_URL is not set, so PostgreSQL is not tried.' : undefined,
  async open() {
    const base = databaseUrl ?? '';
    const name = `tenantry_${randomUUID().replaceAll('-', '')}`;
    await onServer(base, `create database ${name}`);
    const url = new URL(base);
    url.pathname = `/${name}`;
    const options = { dataDirectory: '', databaseUrl: url.href, onError: () => undefined };
    const stores = [await openStore(options)];
    return {
      store: stores[0] as Store,
      async openAnother() {
        const another = await openStore(options);
        stores.push(another);
        return another;
      },
      async [Symbol.asyncDispose]() {
        for (const store of stores) await store.close();
        await onServer(base, `drop database ${name} with (force)`);
      },
    };
  },
};

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
