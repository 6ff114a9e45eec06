import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Manifest, Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** The pages where people mostly begin. */
const firstPages: Readonly<Record<string, string>> = {
  '/': 'src/features/home/home-page.tsx',
  '/multitenant-collaboration': 'src/features/organization/organization-page.tsx',
  '/multitenant-collaboration/share-users': 'src/features/sharing/share-users-page.tsx',
  '/provisioning-logs': 'src/features/provisioning-logs/provisioning-logs-page.tsx',
};

/** The scripts that a page needs beyond those that every page needs. */
function scriptsOf(manifest: Manifest, page: string): readonly string[] {
  const reached = (key: string, seen: Set<string>): Set<string> => {
    if (seen.has(key)) return seen;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) reached(next, seen);
    return seen;
  };
  const everywhere = reached('index.html', new Set());
  const own = [...reached(page, new Set())].filter((key) => !everywhere.has(key));
  return own.flatMap((key) => (manifest[key] ? [`/${manifest[key].file}`] : []));
}

/**
 * Lets boot.js ask for the scripts of the page at the address at once, instead of after the program has started; then
 * puts a brotli copy beside every text file, so that the server compresses nothing while people wait.
 */
function finishBuild(): Plugin {
  let folder = '';
  const preload = async () => {
    const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
    const scripts = Object.entries(firstPages).map(([path, page]) => [path, scriptsOf(manifest, page)]);
    const boot = await readFile(join(folder, 'boot.js'), 'utf8');
    const code = `
for (const href of ${JSON.stringify(Object.fromEntries(scripts))}[location.pathname] ?? []) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}
`;
    await writeFile(join(folder, 'boot.js'), boot + code);
  };
  const compressAll = async () => {
    const names = await readdir(folder, { recursive: true });
    const texts = names.filter((name) => /\.(js|css|html|svg)$/.test(name));
    await Promise.all(
      texts.map(async (name) => {
        const content = await readFile(join(folder, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await writeFile(join(folder, `${name}.br`), await compress(content, { params }));
      }),
    );
  };
  let failed = false;
  return {
    name: 'tenantry-finish-build',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    buildEnd(error) {
      failed = error !== undefined;
    },
    async closeBundle() {
      if (failed) return;
      await preload();
      await compressAll();
    },
  };
}

export default defineConfig({
  plugins: [react(), finishBuild()],
  build: {
    target: 'es2023',
    manifest: true,
    // A font or an icon as a data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What pages share is small: one file of it costs less than a dozen requests. A folder in it is for few pages.
        codeSplitting: { groups: [{ name: 'shared', test: /[\\/]src[\\/]shared[\\/][^\\/]+$|[\\/]react-icons[\\/]/ }] },
      },
    },
  },
});
