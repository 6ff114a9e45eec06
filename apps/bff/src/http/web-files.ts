import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** One file of the built web app, in memory. */
export interface WebFile {
  readonly contentType: string;
  readonly plain: Buffer;
  /** Compressed with brotli; absent where that saves nothing. */
  readonly brotli: Buffer | undefined;
  /** Its name changes with its content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/**
 * Reads the built web app, by path from `/`. What the build compressed already is taken as it is. Files of a kind that the
 * portal does not serve, such as source maps, are left out. Empty when there is no build.
 */
export async function readWebFiles(directory: string): Promise<ReadonlyMap<string, WebFile>> {
  if (!existsSync(directory)) return new Map();
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
  const files = paths.filter((path) => contentTypes[extname(path)] !== undefined && statSync(path).isFile());
  const entries = files.map(async (path) => {
    const name = `/${relative(directory, path).split(sep).join('/')}`;
    return [name, await readWebFile(path, name)] as const;
  });
  return new Map(await Promise.all(entries));
}

async function readWebFile(path: string, name: string): Promise<WebFile> {
  const extension = extname(path);
  const plain = readFileSync(path);
  return {
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    plain,
    brotli: compressible.has(extension) ? await compressed(path, plain) : undefined,
    immutable: name.startsWith('/assets/'),
  };
}

async function compressed(path: string, plain: Buffer): Promise<Buffer | undefined> {
  const beside = `${path}.br`;
  const brotli = existsSync(beside)
    ? readFileSync(beside)
    : await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return brotli.length < plain.length ? brotli : undefined;
}
