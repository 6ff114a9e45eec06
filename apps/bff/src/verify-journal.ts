// Checks the audit trail: node apps/bff/src/verify-journal.ts, with the settings of the portal; with the embedded database the
// portal has to be stopped meanwhile. With --file and a path, an exported file is checked instead, by itself. Ends with 0 when
// every entry is as it was written, with 1 when one is not.
import { parseArgs } from 'node:util';
import { verifyExport } from './activity/verify-export.ts';
import { readConfig } from './config/config.ts';
import { openStore } from './store/open-store.ts';

const { file } = parseArgs({ options: { file: { type: 'string' } } }).values;
const { intact, sentence } = file === undefined ? await verifyStore() : await verifyFile(file);
process.stdout.write(`${sentence}\n`);
process.exitCode = intact ? 0 : 1;

async function verifyStore(): Promise<{ readonly intact: boolean; readonly sentence: string }> {
  const { dataDirectory, databaseUrl } = readConfig(process.env);
  const store = await openStore({ dataDirectory, databaseUrl, onError: () => undefined });
  const result = await store.journal.verify();
  await store.close();
  const { intact } = result;
  return {
    intact,
    sentence: result.intact
      ? `The journal is intact: ${String(result.entries)} entries.`
      : `The journal was changed: entry ${String(result.brokenAt)} is missing or not as it was written.`,
  };
}

async function verifyFile(path: string): Promise<{ readonly intact: boolean; readonly sentence: string }> {
  const verdict = await verifyExport(path);
  const { intact } = verdict;
  return {
    intact,
    sentence: verdict.intact
      ? `The exported journal is intact: ${String(verdict.entries)} entries, the last with the hash ${verdict.lastHash}.`
      : `The exported journal was changed. ${verdict.fault}`,
  };
}
