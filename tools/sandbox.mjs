// npm run sandbox: the sandbox alone.
import { ensureInstalled } from './install.mjs';
import { answers } from './ports.mjs';
import { readSettings, requireFree, startSandbox } from './portal.mjs';
import { hold } from './processes.mjs';
import { fail, say } from './project.mjs';

const settings = readSettings(process.env);
await requireFree(settings.sandboxPort, 'SANDBOX_PORT');
try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
await hold().add(startSandbox(settings), (gone) => answers(settings.sandboxPort, '/__sandbox/scenarios', gone));
say(`The sandbox is ready: http://localhost:${settings.sandboxPort}/__sandbox`);
