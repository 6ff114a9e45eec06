import { fail } from './project.mjs';
import { isFree } from './ports.mjs';
import { startProgram } from './processes.mjs';

/** The ports and the mode that the environment asks for. Ends with a sentence when a port is no port. */
export function readSettings(environment) {
  const port = readPort(environment, 'PORT', 3000);
  const sandboxPort = readPort(environment, 'SANDBOX_PORT', 3100);
  const sandbox = !environment.ENTRA_TENANT_ID;
  return { port, sandboxPort, sandbox, publicUrl: environment.PUBLIC_URL || `http://localhost:${port}` };
}

function readPort(environment, name, fallback) {
  const value = environment[name];
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  return fail(`${name} is not a port: it has to be a number from 1 to 65535.`, 2);
}

/** Ends with a sentence when a port is taken. */
export async function requireFree(port, variable) {
  if (await isFree(port)) return;
  fail(`Port ${port} is in use. Stop what listens there, or choose another with ${variable}=<port>.`, 2);
}

/** Starts the sandbox. */
export function startSandbox({ sandboxPort }) {
  return startProgram('sandbox', ['apps/sandbox/src/main.ts'], { SANDBOX_PORT: String(sandboxPort) });
}

/** Starts the portal; `flags` go to Node. */
export function startPortal({ port, sandboxPort, publicUrl }, flags = []) {
  const env = { PORT: String(port), PUBLIC_URL: publicUrl, SANDBOX_PORT: String(sandboxPort) };
  return startProgram('portal', [...flags, 'apps/bff/src/main.ts'], env);
}

/** What a person reads when the portal is up. */
export function welcome({ publicUrl, sandbox, sandboxPort }) {
  const lines = ['', `Tenantry is ready: ${publicUrl}`];
  if (sandbox) {
    lines.push(
      `  Sandbox:      http://localhost:${sandboxPort}/__sandbox  (no Microsoft tenant is touched)`,
      '  Sign in as:   Global Administrator      shares users, edits, removes',
      '                Helpdesk Administrator    sees status and finds out why somebody is missing',
      '                Global Reader             sees the same',
      '                User                      has no role, and is refused',
    );
  }
  return [...lines, '  Stop:         Ctrl+C', ''].join('\n');
}
