import type { Server } from 'node:http';

/** How long requests that are being answered may take before they are cut off, in milliseconds. */
const drainLimit = 8_000;

/** Takes no new connections, lets answers be finished, and resolves when the last connection has gone. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  // Connections that browsers keep become idle only after their last answer.
  const idle = setInterval(() => server.closeIdleConnections(), 200);
  const limit = setTimeout(() => server.closeAllConnections(), drainLimit);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
