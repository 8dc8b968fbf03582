import type { ChatRecord } from './state';

/**
 * Handles the client of a running turn leaving: the turn continues in the background, as at Coze,
 * unless the chat is already cancelled; then nothing is left to do and it stops.
 */
export function listenUntilDropped(record: ChatRecord): () => void {
  record.hasListener = true;
  return () => {
    record.hasListener = false;
    if (record.chat.status === 'canceled') record.abort.abort();
  };
}
