import type { ErrorComponentProps } from '@tanstack/react-router';
import { Door } from '../features/session/door.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { ProblemPanel } from '../shared/problem-panel.tsx';

function Problem({ error, reset }: ErrorComponentProps) {
  return (
    <ProblemPanel
      error={error}
      onRetry={() => {
        // A part of the program that was replaced by an update can only be had by loading anew.
        if (error instanceof TypeError) window.location.reload();
        else reset();
      }}
    />
  );
}

/** A page that could not be shown; the rest of the portal stays usable. */
export function FailedPage(props: ErrorComponentProps) {
  return (
    <>
      <PageHead title="This page could not be shown" />
      <Problem {...props} />
    </>
  );
}

/** The portal could not be opened at all: who is signed in could not be asked. */
export function FailedPortal({ error }: ErrorComponentProps) {
  return (
    <Door title="Tenantry could not be opened" lead="The portal could not find out who you are.">
      <ProblemPanel
        error={error}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </Door>
  );
}
