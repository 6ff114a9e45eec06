// npm start: everything that is needed on a machine with nothing but Node 18 or later and npm.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { answers } from './ports.mjs';
import { readSettings, requireFree, startPortal, startSandbox, welcome } from './portal.mjs';
import { hold } from './processes.mjs';
import { fail, say } from './project.mjs';

const settings = readSettings(process.env);
await requireFree(settings.port, 'PORT');
if (settings.sandbox) await requireFree(settings.sandboxPort, 'SANDBOX_PORT');

try {
  ensureInstalled();
  ensureBuilt();
} catch (error) {
  fail(error.message);
}

const programs = hold();
if (settings.sandbox) {
  await programs.add(startSandbox(settings), (gone) => answers(settings.sandboxPort, '/__sandbox/scenarios', gone));
}
await programs.add(startPortal(settings), (gone) => answers(settings.port, '/readyz', gone));
say(welcome(settings));
