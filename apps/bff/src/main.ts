import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig, type Config } from './config/config.ts';
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

async function startOrExit(config: Config): Promise<Portal> {
  try {
    return await startPortal(config, webDirectory);
  } catch (error) {
    console.error(`Tenantry could not be started. ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const portal = await startOrExit(configOrExit());

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
