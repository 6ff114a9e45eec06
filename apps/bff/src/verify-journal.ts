// Checks the audit trail: node apps/bff/src/verify-journal.ts, with the settings of the portal. With the embedded database the
// portal has to be stopped meanwhile. Ends with 0 when every entry is as it was written, with 1 when one is not.
import { readConfig } from './config/config.ts';
import { openStore } from './store/open-store.ts';

const { dataDirectory, databaseUrl } = readConfig(process.env);
const store = await openStore({ dataDirectory, databaseUrl, onError: () => undefined });
const result = await store.journal.verify();
await store.close();
process.stdout.write(
  result.intact
    ? `The journal is intact: ${String(result.entries)} entries.\n`
    : `The journal was changed: entry ${String(result.brokenAt)} is missing or not as it was written.\n`,
);
process.exitCode = result.intact ? 0 : 1;
