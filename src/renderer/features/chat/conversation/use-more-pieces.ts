import { useEffect, useState } from 'react';

/** So near to an end of the piece, in turns, the next piece is fetched. */
const FETCH_WITHIN = 8;

/** A long conversation is there in pieces. */
export interface Pieces {
  /** Turns behind which more is to be fetched; null at an end of the conversation. */
  more: { older: string | null; newer: string | null };
  fetchMore: (direction: 'older' | 'newer', turnId: string) => void;
  /** Shows the end of the conversation, wherever the reader is. */
  goToEnd: () => Promise<boolean>;
}

/** Which turns of the piece are drawn, by place. */
interface DrawnTurns {
  first: number;
  last: number;
  count: number;
}

/** Fetches the next piece when the reader comes near to an end of what is there. */
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

/** Two frames after the list appeared: before, it has not found its place yet. */
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
