import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Conversation } from '../../../shared/model/chat';
import type { ErrorView } from '../../../shared/model/error-view';
import { onEvent, request } from '../../lib/ipc';
import { probePaint } from '../../lib/paint-probe';
import { EMPTY_STREAM, followTurns, hasGap, type TurnStream } from './turn-stream';

/** An open conversation: its turns, growing while an answer streams. */
export interface OpenConversation {
  stream: TurnStream;
  conversation: Conversation | null;
  /** Why it could not be opened. */
  error: ErrorView | null;
  reload: () => void;
  /** Stores the question; answers the error when it was not taken, so that the composer keeps its text. */
  send: (text: string) => Promise<ErrorView | null>;
}

/** Listens first, then opens the conversation, then lives on events alone. */
export function useTurnStream(conversationId: string): OpenConversation {
  const [stream, tell] = useReducer(followTurns, EMPTY_STREAM);
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const loading = useRef(false);
  const reload = useCallback(() => {
    void (async () => {
      loading.current = true;
      const result = await request('chat.open', { conversationId });
      loading.current = false;
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      setConversation(result.value.conversation);
      tell({ type: 'snapshot', turns: result.value.turns });
    })();
  }, [conversationId]);

  useEffect(() => {
    const stops = [
      onEvent('chat.delta', (delta) => {
        if (delta.conversationId !== conversationId) return;
        tell({ type: 'delta', delta });
        probePaint(delta.turnId, delta.seq, delta.receivedAt);
      }),
      ...(['chat.finished', 'chat.failed'] as const).map((name) =>
        onEvent(name, (turn) => {
          if (turn.conversationId === conversationId) tell({ type: 'settled', turn });
        }),
      ),
    ];
    reload();
    return () => {
      for (const stop of stops) stop();
    };
  }, [conversationId, reload]);

  // Again after every snapshot that did not close the gap; never two at a time.
  useEffect(() => {
    if (hasGap(stream) && !loading.current) reload();
  }, [stream, reload]);

  const send = useCallback(
    async (text: string): Promise<ErrorView | null> => {
      const result = await request('chat.send', { conversationId, text });
      if (!result.ok) return result.error;
      tell({ type: 'started', turn: result.value });
      return null;
    },
    [conversationId],
  );
  return { stream, conversation, error, reload, send };
}
