import { DocumentSearch24Regular } from '@fluentui/react-icons/svg/document-search';
import { LinkButton } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { PageHead } from '../shared/page-head.tsx';

/** No page has this address. */
export function NotFoundPage() {
  return (
    <>
      <PageHead title="Page not found" />
      <EmptyState
        icon={<DocumentSearch24Regular />}
        title="There is no page at this address"
        action={
          <LinkButton to="/" look="primary">
            Go to Home
          </LinkButton>
        }
      >
        The link may be incomplete, or what it led to is gone.
      </EmptyState>
    </>
  );
}
