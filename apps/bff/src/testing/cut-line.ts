import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection to a database server that a test can cut. */
export interface CutLine extends AsyncDisposable {
  /** The address of the database by way of this line. */
  readonly databaseUrl: string;
  /** Breaks every connection and lets no other come about. */
  cut(): void;
  mend(): void;
  /** The next commit of a transaction that said `text` is done by the server, and its answer is lost with the connection. */
  loseAnswerOfCommit(text: string): Promise<void>;
}

/** Lays a line to the server of a database. */
export async function layCutLine(databaseUrl: string): Promise<CutLine> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let whole = true;
  let lost: { readonly text: string; readonly happened: () => void } | undefined;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    let spoken = '';
    let losing: (() => void) | undefined;
    near.on('data', (chunk) => {
      spoken += chunk.toString('latin1');
      if (lost && spoken.includes(lost.text) && /commit\0/i.test(spoken.slice(spoken.lastIndexOf(lost.text)))) {
        losing = lost.happened;
        lost = undefined;
      }
      if (/(?:commit|rollback)\0/i.test(chunk.toString('latin1'))) spoken = '';
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!losing) return void near.write(chunk);
      near.destroy();
      losing();
    });
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one);
      // Whoever is cut off hears of it as of any broken connection.
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    databaseUrl: url.href,
    cut,
    mend: () => void (whole = true),
    loseAnswerOfCommit: (text) => new Promise((happened) => void (lost = { text, happened })),
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
