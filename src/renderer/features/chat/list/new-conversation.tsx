import { type ReactNode, useCallback } from 'react';
import { request } from '../../../lib/ipc';
import { navigate } from '../../../lib/hash-route';
import { Composer } from '../composer/composer';
import { StartPanel } from '../conversation/start-panel';
import { useBotFacts } from '../conversation/use-bot-facts';
import type { SendQuestion } from '../turn/use-turn-actions';

/**
 * A conversation that is created with its first question, so that the list never fills with empty
 * ones.
 */
export function NewConversation(): ReactNode {
  const bot = useBotFacts();
  const send = useCallback<SendQuestion>(async (text, extras = {}) => {
    // Otherwise the list would open the conversation before it has its question.
    navigate(['chat', 'new'], true);
    const created = await request('chat.createConversation');
    if (!created.ok) return created.error;
    const conversationId = created.value.id;
    const sent = await request('chat.send', { conversationId, text, ...extras });
    if (sent.ok) navigate(['chat', conversationId], true);
    else await request('chat.deleteConversation', { conversationId });
    return sent.ok ? null : sent.error;
  }, []);
  return (
    <>
      <StartPanel bot={bot} onAsk={(question) => void send(question)} />
      <Composer draftKey="new" onSend={send} commands={bot.facts?.commands} />
    </>
  );
}
