import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterContextProvider, createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router';
import type { Session } from '@tenantry/contract';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { stringifyPlainSearch } from '../shared/search-parameters.ts';
import { sessionQuery } from '../shared/session.ts';

/** What somebody would see: the text without the markup, and where the links lead by their words. */
export interface Rendered {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly links: Readonly<Record<string, string>>;
}

const administrator: Session = {
  user: { userId: 'alex', displayName: 'Alex Wilber', userPrincipalName: 'alex@contoso.com' },
  seat: 'administrator',
  role: 'Global Administrator',
  homeTenant: { tenantId: 'contoso', displayName: 'Contoso', domain: 'contoso.com' },
  entraAdminCenterUrl: 'https://entra.example',
};

/** Somebody who may look at everything and change nothing. */
export const helpdesk: Session = { ...administrator, seat: 'helpdesk', role: 'Helpdesk Administrator' };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function plainText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x27|\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])/g, '$1')
    .trim();
}

/**
 * Draws a part of a page as the portal's frame would, once, for `session`.
 * @param answers what the portal has answered already, by the key under which it is kept.
 */
export function rendered(
  part: ReactNode,
  {
    session = administrator,
    answers = [],
  }: {
    readonly session?: Session;
    readonly answers?: readonly (readonly [key: readonly unknown[], answer: unknown])[];
  } = {},
): Rendered {
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery.queryKey, session);
  for (const [key, answer] of answers) queryClient.setQueryData(key, answer);
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory(),
    stringifySearch: stringifyPlainSearch,
  });
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={queryClient}>
      <RouterContextProvider router={router}>{part}</RouterContextProvider>
    </QueryClientProvider>,
  );
  const links = [...markup.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g)];
  const buttons = [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/g)];
  return {
    text: plainText(markup),
    buttons: buttons.map(([, inner = '']) => plainText(inner)),
    links: Object.fromEntries(links.map(([, href = '', inner = '']) => [plainText(inner), plainText(href)])),
  };
}
