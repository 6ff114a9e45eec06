/** Where Graph says it is, in next links and contexts, whatever address the sandbox is reached at: clients map it. */
export const graphOrigin = 'https://graph.microsoft.com/v1.0';

/** An `@odata.context`: what follows `$metadata#`, with the selected properties. */
export function contextOf(fragment: string, select?: readonly string[]): string {
  if (!select) return `${graphOrigin}/$metadata#${fragment}`;
  const entity = fragment.endsWith('/$entity');
  const set = entity ? fragment.slice(0, -'/$entity'.length) : fragment;
  return `${graphOrigin}/$metadata#${set}(${select.join(',')})${entity ? '/$entity' : ''}`;
}
