import { type ReactNode, useCallback } from 'react';
import { request } from '../../lib/ipc';
import { navigate } from '../../lib/hash-route';
import { Composer } from './composer';
import { StartPanel } from './start-panel';
import type { ErrorView } from '../../../shared/model/error-view';

/** A conversation that begins to exist with its first question, so that the list never fills with empty ones. */
export function NewConversation(): ReactNode {
  const send = useCallback(async (text: string): Promise<ErrorView | null> => {
    const created = await request('chat.createConversation');
    if (!created.ok) return created.error;
    const conversationId = created.value.id;
    const sent = await request('chat.send', { conversationId, text });
    if (sent.ok) navigate(['chat', conversationId], true);
    else await request('chat.deleteConversation', { conversationId });
    return sent.ok ? null : sent.error;
  }, []);
  return (
    <>
      <StartPanel onAsk={(question) => void send(question)} />
      <Composer draftKey="new" onSend={send} />
    </>
  );
}
