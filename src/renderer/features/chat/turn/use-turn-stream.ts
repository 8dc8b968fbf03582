import { useEffect, useReducer, useRef } from 'react';
import { onEvent, request } from '../../../lib/ipc';
import { probePaint } from '../../../lib/paint-probe';
import { FrameDeltas } from './frame-deltas';
import {
  EMPTY_STREAM,
  followTurns,
  hasGap,
  type TurnStream,
  type TurnStreamEvent,
} from './turn-stream';
import { usePieces } from '../conversation/use-pieces';

/** An open conversation: its pieces grow while an answer streams and while the reader scrolls. */
export interface OpenConversation extends ReturnType<typeof usePieces> {
  stream: TurnStream;
  /** Applies what a request answered. */
  dispatch: (event: TurnStreamEvent) => void;
}

/**
 * Subscribes first, then opens the conversation (around `firstTurnId`, if given), then applies
 * events and fetched pieces.
 */
export function useTurnStream(
  conversationId: string,
  firstTurnId: string | null,
): OpenConversation {
  const [stream, dispatch] = useReducer(followTurns, EMPTY_STREAM);
  const pieces = usePieces(conversationId, dispatch);
  const { reload, goTo, goToEnd } = pieces;
  const first = useRef(firstTurnId);

  useEffect(() => {
    const deltas = new FrameDeltas(
      (delta) => dispatch({ type: 'delta', delta }),
      (phase) => void request('chat.frames', phase),
    );
    const stops = [
      () => deltas.dispose(),
      onEvent('chat.delta', (delta) => {
        if (delta.conversationId !== conversationId) return;
        deltas.take(delta);
        probePaint(delta.turnId, delta.seq, delta.receivedAt);
      }),
      onEvent('chat.tool-call-changed', (change) => {
        if (change.conversationId === conversationId) dispatch({ type: 'tool', change });
      }),
      onEvent('chat.received', (turn) => {
        if (turn.conversationId === conversationId) dispatch({ type: 'asked', turn });
      }),
      onEvent('chat.started', (turn) => {
        if (turn.conversationId === conversationId) dispatch({ type: 'started', turn });
      }),
      ...(['chat.finished', 'chat.failed'] as const).map((name) =>
        onEvent(name, (turn) => {
          if (turn.conversationId === conversationId) dispatch({ type: 'settled', turn });
        }),
      ),
    ];
    const open = async (): Promise<void> => {
      if (first.current === null || !(await goTo(first.current))) await goToEnd();
    };
    void open();
    return () => {
      for (const stop of stops) stop();
    };
  }, [conversationId, goTo, goToEnd]);

  // Repeats after every snapshot that did not close the gap.
  useEffect(() => {
    if (hasGap(stream)) reload();
  }, [stream, reload]);

  return { stream, dispatch, ...pieces };
}
