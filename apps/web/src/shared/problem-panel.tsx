import { ProblemError } from '@tenantry/contract/client';
import type { ProblemCode } from '@tenantry/contract';
import type { ReactNode } from 'react';
import { AnchorButton, Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { MessageBar } from './message-bar.tsx';
import styles from './problem-panel.module.css';
import { problemSentence } from './problem-sentences.ts';
import { problemCode } from './query-client.ts';
import { currentPath, signInHref } from './session.ts';

/** Refusals that stay what they are, however often one asks. */
const settled: ReadonlySet<ProblemCode> = new Set([
  'forbidden',
  'invalid-request',
  'method-not-allowed',
  'no-portal-role',
  'not-found',
]);

/** What went wrong, whose side, what to do next, and the id to name when asking for help. */
export function ProblemPanel({
  error,
  onRetry,
  children,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What is known beyond the sentence: what moved, which run, which group. */
  readonly children?: ReactNode;
}) {
  const { happened, next } = problemSentence(error);
  const correlationId = error instanceof ProblemError ? error.problem.correlationId : undefined;
  const code = problemCode(error);
  const signIn = code === 'needs-sign-in' || code === 'not-signed-in';
  const mayRetry = !signIn && (code === undefined || !settled.has(code));
  return (
    <MessageBar tone="error" live>
      <p className={styles.sentence}>
        <strong>{happened}</strong> {next}
      </p>
      {children}
      <div className={styles.actions}>
        {signIn && <AnchorButton href={signInHref(currentPath())}>Sign in again</AnchorButton>}
        {mayRetry && onRetry && <Button onClick={onRetry}>Try again</Button>}
        {correlationId !== undefined && (
          <>
            <span className={styles.correlation}>
              Correlation ID <code>{correlationId}</code>
            </span>
            <CopyButton text={correlationId} label="Copy ID" />
          </>
        )}
      </div>
    </MessageBar>
  );
}
