import { join } from 'node:path';

export interface Settings {
  /** 0 for any free port. */
  readonly port: number;
  /** Where the world and the signing key are kept. */
  readonly dataDirectory: string;
  /** Where people reach the sandbox when it is not `http://localhost:<port>`. */
  readonly origin: string | undefined;
}

/** The settings of the process. @returns every problem as one sentence when something cannot be used. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings | string {
  const problems: string[] = [];
  const portText = environment['SANDBOX_PORT'] || '3100';
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535)
    problems.push(`SANDBOX_PORT is "${portText}", not a port from 0 to 65535`);
  const origin = environment['SANDBOX_ORIGIN'] || undefined;
  if (origin !== undefined && !isOrigin(origin)) {
    problems.push(`SANDBOX_ORIGIN is "${origin}", not an origin such as http://localhost:3100`);
  }
  if (problems.length > 0) return `The sandbox cannot start: ${problems.join('; ')}.`;
  return { port, dataDirectory: join(environment['DATA_DIR'] || '.data', 'sandbox'), origin };
}

/** The addresses to listen on: loopback only, unless people reach the sandbox at another host. */
export function hostsOf(origin: string | undefined): readonly string[] {
  const host = origin === undefined ? 'localhost' : new URL(origin).hostname;
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) ? ['127.0.0.1', '::1'] : ['0.0.0.0'];
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
