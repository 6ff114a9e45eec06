import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Puts a brotli copy beside every text file that was built, so that the server compresses nothing while people wait. */
function brotli(): Plugin {
  let folder = '';
  return {
    name: 'tenantry-brotli',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true });
      const texts = entries.filter((name) => /\.(js|css|html|svg)$/.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const content = await readFile(join(folder, name));
          const parameters = {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          };
          await writeFile(join(folder, `${name}.br`), await compress(content, { params: parameters }));
        }),
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), brotli()],
  build: {
    target: 'es2023',
    // The server may read from it which chunks a page needs.
    manifest: true,
    sourcemap: false,
    // A font or an icon as a data: address would need a wider content security policy.
    assetsInlineLimit: 0,
  },
});
