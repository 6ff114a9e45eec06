import { get } from 'node:http';
import { createServer } from 'node:net';

function listens(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: given } = server.address();
      server.close(() => resolve(given));
    });
  });
}

/** Whether nothing listens on a port of this machine. */
export async function isFree(port) {
  return (await listens(port, undefined)) !== undefined && (await listens(port, '127.0.0.1')) !== undefined;
}

/** A port that was free a moment ago. */
export async function freePort() {
  return listens(0, undefined);
}

function status(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}

/**
 * Waits until `path` answers 200 on a port of this machine, over IPv4 or IPv6. False after `patience` milliseconds, or
 * when `gone` says that nobody will answer any more.
 */
export async function answers(port, path, gone = () => false, patience = 60_000) {
  const until = Date.now() + patience;
  while (Date.now() < until && !gone()) {
    const found = await Promise.all([status(`http://127.0.0.1:${port}${path}`), status(`http://[::1]:${port}${path}`)]);
    if (found.includes(200)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
