import type { ChatRecord } from './state';

/**
 * What happens when the client of a running turn leaves: the turn goes on in the background, as at
 * Coze, unless the chat is already cancelled; then nothing is left to do and it stops.
 */
export function listenUntilDropped(record: ChatRecord): () => void {
  record.hasListener = true;
  return () => {
    record.hasListener = false;
    if (record.chat.status === 'canceled') record.abort.abort();
  };
}
