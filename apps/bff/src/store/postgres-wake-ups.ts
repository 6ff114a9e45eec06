import { Client, type Pool } from 'pg';
import { createListeners, type WakeUps, type WakeUpTopic } from './wake-ups.ts';

const channel = 'tenantry';
const topics: readonly WakeUpTopic[] = ['run', 'run-cancel', 'status', 'provisioning-log', 'session'];

/**
 * Wake-ups between processes by PostgreSQL's LISTEN and NOTIFY. A lost connection is made again, with growing pauses; after
 * that every listener is told that it may have missed something.
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export async function createPostgresWakeUps(databaseUrl: string, pool: Pool): Promise<WakeUps> {
  const listeners = createListeners();
  const connection = {
    client: undefined as Client | undefined,
    closed: false,
    timer: undefined as NodeJS.Timeout | undefined,
  };

  async function connect(): Promise<void> {
    const client = new Client({ connectionString: databaseUrl, keepAlive: true });
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    client.on('notification', ({ payload = '' }) => {
      const separator = payload.indexOf(':');
      const topic = topics.find((known) => known === payload.slice(0, separator));
      if (topic !== undefined) listeners.tell(topic, payload.slice(separator + 1));
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    connection.client = client;
  }

  function lose(client: Client): void {
    if (connection.closed || connection.client !== client) return;
    connection.client = undefined;
    void client.end().catch(() => undefined);
    reconnect(250);
  }

  function reconnect(pause: number): void {
    connection.timer = setTimeout(() => {
      connect().then(
        () => listeners.tellAll(),
        () => {
          if (!connection.closed) reconnect(Math.min(pause * 2, 10_000));
        },
      );
    }, pause).unref();
  }

  await connect();
  return {
    listen: listeners.add,
    async notify(topic, id) {
      await pool.query('select pg_notify($1, $2)', [channel, `${topic}:${id}`]);
    },
    async close() {
      connection.closed = true;
      clearTimeout(connection.timer);
      await connection.client?.end();
    },
  };
}
