import { useCallback, useMemo, useRef, useState } from 'react';
import type { Conversation } from '../../../../shared/model/chat';
import type { KnowledgeMode } from '../../../../shared/model/kai';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';
import type { TurnStreamEvent } from '../turn/turn-stream';

/** Where a piece is opened: at the reader's position, at the end, or around a turn. */
type Place = 'kept' | 'end' | { aroundTurnId: string };

interface OpenedPieces {
  conversation: Conversation | null;
  /** Whether KAI's knowledge is queried before the bot; null until the conversation is open. */
  knowledgeMode: KnowledgeMode | null;
  /** Why it could not be opened. */
  error: ErrorView | null;
  /**
   * Fetches what was missed without moving the reader. Does nothing while something is being
   * opened.
   */
  reload: () => void;
  /** Shows the piece around a turn, and its branch; false if there is no such turn. */
  goTo: (turnId: string) => Promise<boolean>;
  /** Shows the end of the branch. */
  goToEnd: () => Promise<boolean>;
  /** Fetches what lies before or after a turn; one request at a time. */
  fetchMore: (direction: 'older' | 'newer', turnId: string) => void;
}

/** Fetches pieces of one conversation and dispatches them. */
export function usePieces(
  conversationId: string,
  dispatch: (event: TurnStreamEvent) => void,
): OpenedPieces {
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const [knowledgeMode, setKnowledgeMode] = useState<KnowledgeMode | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const opening = useRef(false);
  const fetching = useRef(false);
  const open = useCallback(
    async (place: Place): Promise<boolean> => {
      opening.current = true;
      const result = await request('chat.open', {
        conversationId,
        ...(typeof place === 'object' && place),
      });
      opening.current = false;
      setError(result.ok || result.error.code === 'TURN_MISSING' ? null : result.error);
      if (!result.ok) return false;
      const { conversation: opened, endTurnId, knowledgeMode: mode, ...snapshot } = result.value;
      setConversation(opened);
      setKnowledgeMode(mode);
      dispatch({ type: 'snapshot', ...snapshot, ...(place !== 'kept' && { endTurnId }) });
      return true;
    },
    [conversationId, dispatch],
  );
  const fetchMore = useCallback(
    async (direction: 'older' | 'newer', turnId: string): Promise<void> => {
      if (fetching.current) return;
      fetching.current = true;
      const result = await request('chat.steps', { conversationId, turnId, direction });
      fetching.current = false;
      if (result.ok) dispatch({ type: direction, turnId, ...result.value });
    },
    [conversationId, dispatch],
  );
  const ways = useMemo(
    () => ({
      reload: (): void => {
        if (!opening.current) void open('kept');
      },
      goTo: (turnId: string) => open({ aroundTurnId: turnId }),
      goToEnd: () => open('end'),
      fetchMore: (direction: 'older' | 'newer', turnId: string) =>
        void fetchMore(direction, turnId),
    }),
    [open, fetchMore],
  );
  return { conversation, knowledgeMode, error, ...ways };
}
