import { setTimeout as wait } from 'node:timers/promises';
import { createVirtualClock } from './clock/virtual-clock.ts';
import { serve, type HttpServer } from './http/serve.ts';
import { processLatency } from './latency/latency.ts';
import { createSandbox } from './sandbox.ts';
import { hostsOf, readSettings } from './settings.ts';

const heartbeat = 250;
const grace = 400;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (typeof settings === 'string') return refuse(settings);
  let port = settings.port;
  const origin = (): string => settings.origin ?? `http://localhost:${String(port)}`;
  const sandbox = createSandbox({
    clock: createVirtualClock(),
    origin,
    latency: processLatency,
    dataDirectory: settings.dataDirectory,
    wait: (milliseconds) => wait(milliseconds),
  });
  let server: HttpServer;
  try {
    server = await serve({ port, hosts: hostsOf(settings.origin), handle: sandbox.fetch });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return refuse(`Port ${String(port)} is in use: stop what uses it, or set SANDBOX_PORT to another port.`);
  }
  port = server.port;
  // In slices, so that nobody waits while very much is due at once.
  let passing = false;
  const timer = setInterval(() => {
    if (passing) return;
    passing = true;
    void sandbox.pass(0).finally(() => (passing = false));
  }, heartbeat);
  process.stdout.write(`sandbox ready on http://localhost:${String(port)}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(timer);
    sandbox.close();
    void server.close(grace).then(() => {
      sandbox.close();
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

await main();
