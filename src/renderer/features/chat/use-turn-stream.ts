import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Conversation } from '../../../shared/model/chat';
import type { KnowledgeMode } from '../../../shared/model/kai';
import type { ErrorView } from '../../../shared/model/error-view';
import { onEvent, request } from '../../lib/ipc';
import { probePaint } from '../../lib/paint-probe';
import { FrameDeltas } from './frame-deltas';
import { EMPTY_STREAM, followTurns, hasGap, type TurnStream, type TurnStreamEvent } from './turn-stream';

/** An open conversation: its turns, growing while an answer streams. */
export interface OpenConversation {
  stream: TurnStream;
  conversation: Conversation | null;
  /** Whether KAI's knowledge is asked before the bot; null until the conversation is open. */
  knowledgeMode: KnowledgeMode | null;
  /** Why it could not be opened. */
  error: ErrorView | null;
  reload: () => void;
  /** Shows the piece around a turn, and its branch; false when there is no such turn. */
  goTo: (turnId: string) => Promise<boolean>;
  /** Shows the end of the branch. */
  goToEnd: () => Promise<boolean>;
  /** Fetches what lies before or behind a turn; once at a time. */
  fetchMore: (direction: 'older' | 'newer', turnId: string) => void;
  /** Makes what a request answered part of the conversation. */
  tell: (event: TurnStreamEvent) => void;
}

/** Listens first, then opens the conversation (around `firstTurnId`, if given), then lives on events and on what it fetches while the reader scrolls. */
export function useTurnStream(conversationId: string, firstTurnId: string | null): OpenConversation {
  const [stream, tell] = useReducer(followTurns, EMPTY_STREAM);
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const [knowledgeMode, setKnowledgeMode] = useState<KnowledgeMode | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const loading = useRef(false);
  const fetching = useRef(false);
  const open = useCallback(
    async (place: 'kept' | 'end' | { aroundTurnId: string }): Promise<boolean> => {
      loading.current = true;
      const result = await request('chat.open', { conversationId, ...(typeof place === 'object' && place) });
      loading.current = false;
      const isMissingTurn = !result.ok && result.error.code === 'TURN_MISSING';
      setError(result.ok || isMissingTurn ? null : result.error);
      if (!result.ok) return false;
      const { conversation: opened, endTurnId, knowledgeMode: mode, ...snapshot } = result.value;
      setConversation(opened);
      setKnowledgeMode(mode);
      tell({ type: 'snapshot', ...snapshot, ...(place !== 'kept' && { endTurnId }) });
      return true;
    },
    [conversationId],
  );
  const reload = useCallback(() => void open('kept'), [open]);
  const goTo = useCallback((turnId: string) => open({ aroundTurnId: turnId }), [open]);
  const goToEnd = useCallback(() => open('end'), [open]);
  const fetchMore = useCallback(
    (direction: 'older' | 'newer', turnId: string) => {
      if (fetching.current) return;
      fetching.current = true;
      void request('chat.steps', { conversationId, turnId, direction }).then((result) => {
        fetching.current = false;
        if (result.ok) tell({ type: direction, turnId, ...result.value });
      });
    },
    [conversationId],
  );
  const first = useRef(firstTurnId);

  useEffect(() => {
    const deltas = new FrameDeltas((delta) => tell({ type: 'delta', delta }), (phase) => void request('chat.frames', phase));
    const stops = [
      () => deltas.dispose(),
      onEvent('chat.delta', (delta) => {
        if (delta.conversationId !== conversationId) return;
        deltas.take(delta);
        probePaint(delta.turnId, delta.seq, delta.receivedAt);
      }),
      onEvent('chat.tool-call-changed', (change) => {
        if (change.conversationId === conversationId) tell({ type: 'tool', change });
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
    const opening = async (): Promise<void> => {
      if (first.current === null || !(await goTo(first.current))) await goToEnd();
    };
    void opening();
    return () => {
      for (const stop of stops) stop();
    };
  }, [conversationId, goTo, goToEnd]);

  // Again after every snapshot that did not close the gap; never two at a time.
  useEffect(() => {
    if (hasGap(stream) && !loading.current) reload();
  }, [stream, reload]);

  return { stream, conversation, knowledgeMode, error, reload, goTo, goToEnd, fetchMore, tell };
}
