import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Session } from '@tenantry/contract';
import { useEffect, useRef, useState } from 'react';
import { organizationQuery } from '../shared/organization.ts';
import { portalQuery } from '../shared/portal-query.ts';
import { principalResults, tenantResults } from './search-results.ts';
import type { SearchResult } from './search-results.ts';

const pause = 200;

/** The value as it was when it last stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

interface Results {
  readonly results: readonly SearchResult[];
  readonly searching: boolean;
  readonly error: Error | null;
}

/** What matches a text, found while it is typed; the directory is asked when the typing pauses. */
export function useResults(text: string, session: Session): Results {
  const settled = useSettled(text);
  const organization = useQuery({ ...organizationQuery, enabled: text !== '', refetchInterval: false });
  const directory = useQuery({
    ...portalQuery('directory.search', { query: { q: settled } }),
    enabled: text !== '' && settled !== '',
    placeholderData: keepPreviousData,
  });
  const results =
    text === ''
      ? []
      : [...tenantResults(organization.data, text), ...principalResults(directory.data?.matches ?? [], session)];
  const searching = text !== '' && (directory.isFetching || settled !== text || organization.isPending);
  return { results, searching, error: directory.error ?? organization.error };
}

/** Calls `focus` when `/` is pressed anywhere but in a field or a dialog. */
export function useSlash(focus: () => void): void {
  const action = useRef(focus);
  useEffect(() => {
    action.current = focus;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      event.preventDefault();
      action.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
