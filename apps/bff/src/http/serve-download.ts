import { once } from 'node:events';
import { downloadQueries, downloads, type DownloadName } from '@tenantry/contract';
import { Router, type Request, type Response } from 'express';
import type { DownloadEntry } from './route-table.ts';
import { allow, goneSignal, parseInput, type ServeContext } from './serve.ts';

/**
 * Serves the downloads of the contract: made piece by piece, no faster than they are taken. What goes wrong after the first
 * piece breaks the connection off, so that no browser takes half a file for a whole one.
 */
export function downloadRouter(entries: ReadonlyMap<DownloadName, DownloadEntry>, context: ServeContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [name, entry] of entries) {
    router.get(downloads[name].path, (request, response) => send(name, entry, request, response, context));
  }
  return router;
}

async function send(
  name: DownloadName,
  entry: DownloadEntry,
  request: Request,
  response: Response,
  context: ServeContext,
): Promise<void> {
  const principal = await allow(request, name, entry.policy, context);
  const input = parseInput({ query: downloadQueries[name] }, request);
  const signal = AbortSignal.any([context.stopping, goneSignal(response)]);
  const { correlationId, log } = request;
  const download = await entry.make({ ...input, principal, signal, correlationId, log } as never);
  const pieces = download.pieces[Symbol.asyncIterator]();
  let next = await pieces.next();
  response.status(200).set({
    'Content-Type': download.contentType,
    'Content-Disposition': `attachment; filename="${download.fileName.replaceAll(/[^\w.-]/g, '-')}"`,
  });
  try {
    while (!next.done) {
      signal.throwIfAborted();
      if (!response.write(next.value)) await once(response, 'drain', { signal });
      next = await pieces.next();
    }
    response.end();
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'A download could not be finished.');
    response.destroy();
  } finally {
    await pieces.return?.();
  }
}
