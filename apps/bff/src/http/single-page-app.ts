import { Router, type Request, type Response } from 'express';
import { ProblemError } from './problem-error.ts';
import type { WebFile } from './web-files.ts';

/**
 * Serves the web app: its files as they are, and the first page for every other address that a browser opens, whether
 * somebody is signed in or not. The pages themselves hold nothing that is secret.
 */
export function singlePageApp(files: ReadonlyMap<string, WebFile>): Router {
  const router = Router();
  const index = files.get('/index.html');
  router.get('/*path', (request, response) => {
    const file = files.get(request.path);
    if (file !== undefined && file !== index) {
      send(request, response, file);
      return;
    }
    // A file that is gone must not look like a page.
    if (index === undefined || /\.[a-z\d]{1,12}$/i.test(request.path))
      throw new ProblemError('not-found', 'No such file.');
    send(request, response, index);
  });
  router.get('/', (request, response) => {
    if (index === undefined) throw new ProblemError('not-found', 'The web app has not been built.');
    send(request, response, index);
  });
  router.all('/*path', () => {
    throw new ProblemError('not-found', 'No such address.');
  });
  return router;
}

function send(request: Request, response: Response, file: WebFile): void {
  const brotli = file.brotli !== undefined && request.acceptsEncodings(['br']) === 'br' ? file.brotli : undefined;
  response.set({
    'Content-Type': file.contentType,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  });
  if (brotli !== undefined) response.set('Content-Encoding', 'br');
  response.send(brotli ?? file.plain);
}
