import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Response } from '@playwright/test';

/** The beginning of a JSON web token: access, refresh and id tokens of the sandbox are such, and its codes too. */
const token = /eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{4,}/;

/** The secret of the portal's application in the sandbox. */
const clientSecret = 'sandbox-only-client-secret';

/** What of a text nobody but the portal and Entra may see; empty when there is nothing. */
export function secretsIn(text: string): readonly string[] {
  const found = token.exec(text)?.[0];
  return [
    ...(found === undefined ? [] : [`a token: ${found.slice(0, 24)}…`]),
    ...(text.includes(clientSecret) ? ['the client secret'] : []),
  ];
}

/** Everything that a browser was told by the portal and wrote down itself, with where it was. */
export interface Overheard {
  /** Responses with headers and bodies, and console lines so far. Waits for bodies that are still coming. */
  everything(): Promise<readonly { readonly where: string; readonly text: string }[]>;
}

/** Listens to what the portal at `origin` tells the pages of a context. Event streams are heard by their headers only. */
export function overhear(context: BrowserContext, origin: string): Overheard {
  const parts: Promise<{ readonly where: string; readonly text: string }>[] = [];
  context.on('response', (response) => {
    if (new URL(response.url()).origin === origin) parts.push(read(response));
  });
  context.on('console', (message) => {
    parts.push(Promise.resolve({ where: 'console', text: message.text() }));
  });
  return { everything: async () => Promise.all(parts) };
}

async function read(response: Response): Promise<{ readonly where: string; readonly text: string }> {
  const { pathname } = new URL(response.url());
  const headers = await response.allHeaders();
  const streamed = headers['content-type']?.startsWith('text/event-stream') === true;
  // A page that is left behind takes the bodies with it that had not come yet.
  const body = streamed ? '' : await response.text().catch(() => '');
  return { where: `${response.request().method()} ${pathname}`, text: `${JSON.stringify(headers)}\n${body}` };
}

/** Every file of a folder as text, byte by byte. */
export async function filesIn(folder: string): Promise<readonly { readonly where: string; readonly text: string }[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (where) => ({ where, text: await readFile(where, 'latin1') })));
}
