import { useQueryClient } from '@tanstack/react-query';
import { streamHref } from '@tenantry/contract/client';
import type { Run } from '@tenantry/contract';
import { useEffect, useState } from 'react';
import { portalKey } from '../../shared/portal-query.ts';
import { mergeRun } from './merge-run.ts';
import { runQuery } from './run-queries.ts';

/** A stream that the browser has given up is opened again after this many milliseconds. */
const pause = 3000;

/** What the portal sends; the message of a stream is data of its own making, checked before it was sent. */
function parseRun(data: string): Run {
  return JSON.parse(data) as Run;
}

/**
 * Keeps a run in the cache up to date by its stream of events while it is not finished. The browser resumes an
 * interrupted stream by itself, from the last message it got; one that was refused is opened anew after a pause.
 * @returns whether the stream is interrupted at the moment.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function useRunStream(runId: string, follow: boolean): { readonly interrupted: boolean } {
  const queryClient = useQueryClient();
  const [interrupted, setInterrupted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!follow) return;
    const { queryKey } = runQuery(runId);
    const source = new EventSource(streamHref('runs.events', { params: { runId } }));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const openAgain = () => {
      source.close();
      // Asking plainly tells why: signed out, gone, or the portal is down.
      void queryClient.invalidateQueries({ queryKey });
      timer = setTimeout(() => {
        setAttempt(attempt + 1);
      }, pause);
    };
    source.addEventListener('open', () => {
      setInterrupted(false);
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      setInterrupted(false);
      const message = parseRun(event.data);
      queryClient.setQueryData<Run>(queryKey, (known) => mergeRun(known, message));
      if (message.state === 'finished') {
        for (const outdated of [
          'organization.read',
          'tenants.read',
          'sharing.read',
          'runs.list',
          'plans.read',
        ] as const)
          void queryClient.invalidateQueries({ queryKey: portalKey(outdated) });
      }
    });
    source.addEventListener('end', () => {
      source.close();
      void queryClient.invalidateQueries({ queryKey });
    });
    source.addEventListener('problem', openAgain);
    source.addEventListener('error', () => {
      setInterrupted(true);
      if (source.readyState === EventSource.CLOSED) openAgain();
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [queryClient, runId, follow, attempt]);
  return { interrupted: follow && interrupted };
}
