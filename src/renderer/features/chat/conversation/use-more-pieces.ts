import { useEffect, useState } from 'react';

/** Distance from an end of the piece at which the next piece is fetched, turns. */
const FETCH_WITHIN = 8;

/** A long conversation, loaded in pieces. */
export interface Pieces {
  /** Turns beyond which more can be fetched; null at an end of the conversation. */
  more: { older: string | null; newer: string | null };
  fetchMore: (direction: 'older' | 'newer', turnId: string) => void;
  /** Shows the end of the conversation, wherever the reader is. */
  goToEnd: () => Promise<boolean>;
}

/** Which turns of the piece are rendered, by index. */
interface DrawnTurns {
  first: number;
  last: number;
  count: number;
}

/** Fetches the next piece when the reader comes near an end of what is loaded. */
export function useMorePieces(
  { more, fetchMore }: Pieces,
  { first, last, count }: DrawnTurns,
): void {
  const settled = useSettled();
  useEffect(() => {
    if (!settled) return;
    if (more.older !== null && first < FETCH_WITHIN) fetchMore('older', more.older);
    else if (more.newer !== null && last >= count - FETCH_WITHIN) fetchMore('newer', more.newer);
  }, [settled, first, last, count, more.older, more.newer, fetchMore]);
}

/** Two frames after the list appears: before that, its scroll position is not settled. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return settled;
}
