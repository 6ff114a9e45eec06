import { FluentProvider, RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { PortalRouter } from './router.tsx';
import { themes, useEffectiveTheme } from './theme.ts';

const insertionPoint = document.querySelector<HTMLMetaElement>('meta[name="griffel"]') ?? undefined;
const renderer = createDOMRenderer(document, { insertionPoint });

/** The whole portal in its colours. */
export function App({ router, queryClient }: { readonly router: PortalRouter; readonly queryClient: QueryClient }) {
  const theme = useEffectiveTheme();
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themes[theme]}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </FluentProvider>
    </RendererProvider>
  );
}
