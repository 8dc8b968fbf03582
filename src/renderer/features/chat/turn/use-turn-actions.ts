import { useMemo, useState } from 'react';
import type { QuestionCommand, Turn, TurnMarkChange } from '../../../../shared/model/chat';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { Result } from '../../../../shared/ipc/result';
import { request } from '../../../lib/ipc';
import type { TurnStreamEvent } from './turn-stream';

/** What can be sent along with a question. */
interface QuestionExtras {
  attachmentIds?: string[];
  command?: QuestionCommand;
}

/** Sends a question. Null if it was accepted; otherwise why not, and the composer keeps it. */
export type SendQuestion = (text: string, extras?: QuestionExtras) => Promise<ErrorView | null>;

/**
 * What can be done in a conversation. Failures are shown beside the composer, except those of
 * `send`, which returns its own.
 */
export interface TurnActions {
  send: SendQuestion;
  ask: (text: string) => void;
  regenerate: (turnId: string) => void;
  edit: (turnId: string, text: string) => void;
  /** Shows the branch through this turn. */
  select: (turnId: string) => void;
  mark: (turnId: string, change: TurnMarkChange) => void;
  cancel: (turnId: string) => void;
  /** Resumes a turn that was left waiting for tools. */
  goOn: (turnId: string) => void;
  /** Opens the trace panel. */
  inspect: (turnId: string) => void;
}

interface TurnActionsState {
  actions: TurnActions;
  error: ErrorView | null;
  /** Grows with every question asked here. */
  askedCount: number;
  inspectedTurnId: string | null;
  closeInspector: () => void;
}

/**
 * The requests of one conversation; stable, so that a turn is rendered again only when it changes.
 */
export function useTurnActions(
  conversationId: string,
  dispatch: (event: TurnStreamEvent) => void,
  goTo: (turnId: string) => Promise<boolean>,
): TurnActionsState {
  const [error, setError] = useState<ErrorView | null>(null);
  const [askedCount, setAskedCount] = useState(0);
  const [inspectedTurnId, inspect] = useState<string | null>(null);
  const actions = useMemo<TurnActions>(() => {
    const asked = async (asking: Promise<Result<Turn>>): Promise<ErrorView | null> => {
      setError(null);
      const result = await asking;
      if (!result.ok) return result.error;
      dispatch({ type: 'asked', turn: result.value });
      setAskedCount((count) => count + 1);
      return null;
    };
    const askOrShowError = (asking: Promise<Result<Turn>>): void =>
      void asked(asking).then(setError);
    const send: SendQuestion = (text, extras = {}) =>
      asked(request('chat.send', { conversationId, text, ...extras }));
    const select = async (turnId: string): Promise<void> => {
      const result = await request('chat.selectBranch', { conversationId, turnId });
      setError(result.ok ? null : result.error);
      if (result.ok) await goTo(turnId);
    };
    const goOn = async (turnId: string): Promise<void> => {
      const result = await request('chat.continueTurn', { turnId });
      if (result.ok) dispatch({ type: 'started', turn: result.value });
      setError(result.ok ? null : result.error);
    };
    const mark = async (turnId: string, change: TurnMarkChange): Promise<void> => {
      const result = await request('chat.markTurn', { turnId, ...change });
      if (result.ok) dispatch({ type: 'settled', turn: result.value });
      setError(result.ok ? null : result.error);
    };
    return {
      send,
      ask: (text) => void send(text).then(setError),
      regenerate: (turnId) => askOrShowError(request('chat.regenerate', { turnId })),
      edit: (turnId, text) => askOrShowError(request('chat.editAndResend', { turnId, text })),
      select: (turnId) => void select(turnId),
      mark: (turnId, change) => void mark(turnId, change),
      goOn: (turnId) => void goOn(turnId),
      cancel: (turnId) => void request('chat.cancel', { turnId }),
      inspect,
    };
  }, [conversationId, dispatch, goTo]);
  return { actions, error, askedCount, inspectedTurnId, closeInspector: () => inspect(null) };
}
