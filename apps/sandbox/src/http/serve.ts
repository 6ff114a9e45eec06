import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { ConnectionReset } from '../admission/passage.ts';

/** A web-standard handler behind `node:http`. */
export interface HttpServer {
  readonly port: number;
  /** Stops listening, lets running requests end for at most `grace` milliseconds, then cuts them. */
  close(grace: number): Promise<void>;
}

/**
 * Listens on a port (0: any free one) of `hosts`, the first of which must be had. Rejects with the `EADDRINUSE` of Node when
 * the port is taken.
 */
export async function serve(options: {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly handle: (request: Request) => Promise<Response>;
}): Promise<HttpServer> {
  const [first = 'localhost', ...others] = options.hosts;
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    void answer(options.handle, message, response);
  };
  const main = await listen(createServer(listener), options.port, first);
  const address = main.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const servers = [main];
  for (const host of others) {
    try {
      servers.push(await listen(createServer(listener), port, host));
    } catch {
      // The other loopback address (IPv6) is missing on some machines; the first one is enough there.
    }
  }
  return {
    port,
    async close(grace) {
      const closed = servers.map(async (server) => {
        const ended = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        const cut = setTimeout(() => server.closeAllConnections(), grace);
        await ended;
        clearTimeout(cut);
      });
      await Promise.all(closed);
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

async function answer(
  handle: (request: Request) => Promise<Response>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const given = await handle(toRequest(message));
    response.statusCode = given.status;
    for (const [name, value] of given.headers) {
      if (name !== 'set-cookie') response.setHeader(name, value);
    }
    const cookies = given.headers.getSetCookie();
    if (cookies.length > 0) response.setHeader('set-cookie', cookies);
    response.end(given.body === null ? undefined : Buffer.from(await given.arrayBuffer()));
  } catch (error) {
    if (error instanceof ConnectionReset) {
      message.socket.destroy();
      return;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ error: { code: 'generalException', message: 'The sandbox failed. See its output.' } }),
    );
  }
}

function toRequest(message: IncomingMessage): Request {
  const method = message.method ?? 'GET';
  const url = new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`);
  const headers = new Headers();
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '');
  }
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
}
