import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { portalQuery } from '../portal-query.ts';

/** The directory is asked once the typing has paused for this many milliseconds. */
const pause = 200;

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

/** The users and groups that match what was typed. While the next answer is on its way the last one stays. */
export function useDirectorySearch(text: string) {
  const settled = useSettled(text);
  const { data, error, isFetching, refetch } = useQuery({
    ...portalQuery('directory.search', { query: { q: settled } }),
    enabled: text !== '' && settled !== '',
    placeholderData: keepPreviousData,
  });
  const typed = text !== '';
  return {
    matches: typed ? (data?.matches ?? []) : [],
    more: typed && data?.more === true,
    searching: typed && (isFetching || settled !== text),
    error: typed ? error : null,
    refetch,
  };
}
