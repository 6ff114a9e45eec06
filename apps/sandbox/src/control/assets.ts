import { readFileSync } from 'node:fs';

const types: Readonly<Record<string, string>> = {
  'sandbox.css': 'text/css; charset=utf-8',
  'control.js': 'text/javascript; charset=utf-8',
  'form-post.js': 'text/javascript; charset=utf-8',
};
const read = new Map<string, string>();

/** A style sheet or script of the sandbox's pages; `undefined` when there is none of this name. */
export function asset(name: string): Response | undefined {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined) return undefined;
  let text = read.get(name);
  if (text === undefined) {
    text = readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8');
    read.set(name, text);
  }
  return new Response(text, {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  });
}
