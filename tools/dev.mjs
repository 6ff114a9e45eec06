// npm run dev: one origin with hot reload. Vite serves the pages and hands the rest to the BFF, which restarts on edits.
import { ensureInstalled } from './install.mjs';
import { answers, freePort } from './ports.mjs';
import { readSettings, requireFree, startPortal, startSandbox, welcome } from './portal.mjs';
import { hold, startProgram } from './processes.mjs';
import { fail, say } from './project.mjs';

const settings = readSettings(process.env);
await requireFree(settings.port, 'PORT');
if (settings.sandbox) await requireFree(settings.sandboxPort, 'SANDBOX_PORT');

try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}

const bffPort = await freePort();
const programs = hold();
if (settings.sandbox) {
  await programs.add(startSandbox(settings), (gone) => answers(settings.sandboxPort, '/__sandbox/scenarios', gone));
}
const portal = startPortal({ ...settings, port: bffPort }, ['--watch', '--watch-preserve-output']);
await programs.add(portal, (gone) => answers(bffPort, '/healthz', gone));
const vite = startProgram('vite', ['tools/dev-server.mjs'], { PORT: String(settings.port), BFF_PORT: String(bffPort) });
await programs.add(vite, (gone) => answers(settings.port, '/', gone));
say(welcome(settings));
