import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../../shared/model/chat';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';

/** The pause in typing after which a search begins, milliseconds. */
const REST = 180;
const LIMIT = 60;

interface Search {
  /** Null before the first answer; the last hits stay while a new search runs. */
  hits: readonly SearchHit[] | null;
  error: ErrorView | null;
  again: () => void;
}

/** Hits for the current words; an answer that comes too late is dropped. */
export function useSearch(words: string): Search {
  const [found, setFound] = useState<{
    hits: readonly SearchHit[] | null;
    error: ErrorView | null;
  }>({ hits: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    const search = async (): Promise<void> => {
      const result = await request('chat.search', { text: words, limit: LIMIT });
      if (current)
        setFound(
          result.ok ? { hits: result.value, error: null } : { hits: null, error: result.error },
        );
    };
    const timer = setTimeout(() => void search(), round === 0 ? REST : 0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, round]);
  return { ...found, again: () => setRound(round + 1) };
}
