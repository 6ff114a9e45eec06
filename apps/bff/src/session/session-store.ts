import { createHash } from 'node:crypto';
import type { Clock } from '@tenantry/domain';
import { Store as ExpressStore, type SessionData } from 'express-session';
import type { Database } from '../store/engine.ts';
import type { SessionTable } from '../store/tables.ts';
import './session-data.ts';

const minute = 60_000;
/** A session that nobody uses ends after this. */
export const idleLimit = 30 * minute;
/** Every session ends after this, however busy. */
export const absoluteLimit = 12 * 60 * minute;
/** A session before sign-in holds sign-ins in progress, and nothing longer than those. */
export const anonymousLimit = 10 * minute;

/** The name of a session that does not open it. */
export function sessionIdOf(cookieValue: string): string {
  return createHash('sha256').update(cookieValue).digest('hex');
}

/** The sessions of the portal, beyond what a single request needs of them. */
export interface Sessions {
  readonly store: ExpressStore;
  stillSignedIn(sessionId: string): Promise<boolean>;
  /** Ends a session wherever its browser is. */
  end(sessionId: string): Promise<void>;
  /** Whether the account has a session left. */
  hasSession(accountId: string): Promise<boolean>;
  /** Removes what has ended. */
  purge(): Promise<void>;
}

/** Sessions as rows of the store, under the hash of their id. */
export function createSessions(database: Database, clock: Clock): Sessions {
  const alive = (sessionId: string) =>
    database
      .selectFrom('session')
      .selectAll()
      .where('idHash', '=', sessionId)
      .where('idleEndsAt', '>', clock.now())
      .where('endsAt', '>', clock.now());
  return {
    store: new RowStore(database, clock, async (id) => alive(id).executeTakeFirst()),
    async stillSignedIn(sessionId) {
      return (await alive(sessionId).where('accountId', 'is not', null).executeTakeFirst()) !== undefined;
    },
    async end(sessionId) {
      await database.deleteFrom('session').where('idHash', '=', sessionId).execute();
    },
    async hasSession(accountId) {
      const row = await database
        .selectFrom('session')
        .select('idHash')
        .where('accountId', '=', accountId)
        .where('idleEndsAt', '>', clock.now())
        .where('endsAt', '>', clock.now())
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async purge() {
      await database
        .deleteFrom('session')
        .where((on) => on.or([on('idleEndsAt', '<=', clock.now()), on('endsAt', '<=', clock.now())]))
        .execute();
    },
  };
}

/** How often the use of a session is written down, at most. */
const touchEvery = minute;

type Callback = (error?: unknown) => void;

/** What express-session asks of a store. @see https://expressjs.com/en/resources/middleware/session.html */
class RowStore extends ExpressStore {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #alive: (sessionId: string) => Promise<SessionTable | undefined>;

  constructor(database: Database, clock: Clock, alive: (sessionId: string) => Promise<SessionTable | undefined>) {
    super();
    this.#database = database;
    this.#clock = clock;
    this.#alive = alive;
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const found = this.#alive(sessionIdOf(id));
    settle(
      found.then((row) => (row === undefined ? null : (JSON.parse(row.contentJson) as SessionData))),
      callback,
    );
  }

  override set(id: string, session: SessionData, callback?: Callback): void {
    settle(this.#write(sessionIdOf(id), session), callback);
  }

  override touch(id: string, session: SessionData, callback?: () => void): void {
    settle(this.#touch(sessionIdOf(id), session), callback);
  }

  override destroy(id: string, callback?: Callback): void {
    const removed = this.#database.deleteFrom('session').where('idHash', '=', sessionIdOf(id)).execute();
    settle(
      removed.then(() => undefined),
      callback,
    );
  }

  async #write(idHash: string, session: SessionData): Promise<void> {
    const now = this.#clock.now();
    const row = {
      contentJson: JSON.stringify(session),
      accountId: session.principal?.accountId ?? null,
      lastSeenAt: now,
      idleEndsAt: now + limitOf(session),
    };
    const written = await this.#database
      .updateTable('session')
      .set(row)
      .where('idHash', '=', idHash)
      .returning('idHash')
      .executeTakeFirst();
    // A session that has been ended meanwhile stays ended: only one that has just begun is new.
    if (written !== undefined || now - session.createdAt > justBegun) return;
    const endsAt = session.createdAt + absoluteLimit;
    await this.#database
      .insertInto('session')
      .values({ idHash, createdAt: session.createdAt, endsAt, ...row })
      .execute();
  }

  async #touch(idHash: string, session: SessionData): Promise<void> {
    const now = this.#clock.now();
    await this.#database
      .updateTable('session')
      .set({ lastSeenAt: now, idleEndsAt: now + limitOf(session) })
      .where('idHash', '=', idHash)
      .where('lastSeenAt', '<=', now - touchEvery)
      .execute();
  }
}

const justBegun = 30_000;

function limitOf(session: SessionData): number {
  return session.principal === undefined ? anonymousLimit : idleLimit;
}

/** Tells a callback, as express-session wants it, how a promise went. */
function settle<Value>(work: Promise<Value>, callback: ((error: unknown, value?: Value) => void) | undefined): void {
  void work.then(
    (value) => process.nextTick(() => callback?.(undefined, value)),
    (error: unknown) => process.nextTick(() => callback?.(error)),
  );
}
