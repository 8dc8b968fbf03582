import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Conversation } from '../../../shared/model/chat';
import type { ErrorView } from '../../../shared/model/error-view';
import { onEvent, request } from '../../lib/ipc';
import { probePaint } from '../../lib/paint-probe';
import { EMPTY_STREAM, followTurns, hasGap, type TurnStream, type TurnStreamEvent } from './turn-stream';

/** An open conversation: its turns, growing while an answer streams. */
export interface OpenConversation {
  stream: TurnStream;
  conversation: Conversation | null;
  /** Why it could not be opened. */
  error: ErrorView | null;
  reload: () => void;
  /** Makes what a request answered part of the conversation. */
  tell: (event: TurnStreamEvent) => void;
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
      tell({ type: 'snapshot', turns: result.value.turns, activeTurnId: result.value.activeTurnId });
    })();
  }, [conversationId]);

  useEffect(() => {
    const stops = [
      onEvent('chat.delta', (delta) => {
        if (delta.conversationId !== conversationId) return;
        tell({ type: 'delta', delta });
        probePaint(delta.turnId, delta.seq, delta.receivedAt);
      }),
      onEvent('chat.received', (turn) => {
        if (turn.conversationId === conversationId) tell({ type: 'asked', turn });
      }),
      onEvent('chat.started', (turn) => {
        if (turn.conversationId === conversationId) tell({ type: 'started', turn });
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

  return { stream, conversation, error, reload, tell };
}
