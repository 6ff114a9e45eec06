import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemPanel } from '../shared/problem-panel.tsx';

/** A page that could not be shown; the rest of the portal stays usable. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHead title="This page could not be shown" />
      <ProblemPanel
        error={error}
        onRetry={() => {
          // A part of the program that was replaced by an update can only be had by loading anew.
          if (error instanceof TypeError) window.location.reload();
          else reset();
        }}
      />
    </>
  );
}
