import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { ConfigError, readConfig, type Config } from './config/config.ts';
import { createLog } from './operations/log.ts';
import { startPortal, type Portal } from './start-portal.ts';

const webDirectory = fileURLToPath(new URL('../../web/dist', import.meta.url));

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

async function startOrExit(config: Config, log: Logger): Promise<Portal> {
  try {
    return await startPortal(config, webDirectory, log);
  } catch (error) {
    console.error(`Tenantry could not be started. ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const config = configOrExit();
const log = createLog(config.logLevel);
// Whatever nobody expected: a process in an unknown state must not go on writing. The log leaves secrets out, Node would not.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'The portal ends because of a defect.');
  process.exit(1);
});
const portal = await startOrExit(config, log);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second signal is from somebody who does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    portal.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Tenantry did not stop in order.', error);
        process.exit(1);
      },
    );
  });
}
