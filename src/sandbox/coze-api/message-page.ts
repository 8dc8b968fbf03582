import type { StoredMessage } from './state';
import type { Message } from './wire-model';

/** Parameters of a list of messages; by default newest first and at most 50. */
export interface MessageSelection {
  order?: 'desc' | 'asc' | null | undefined;
  chat_id?: string | null | undefined;
  before_id?: string | null | undefined;
  after_id?: string | null | undefined;
  limit?: number | null | undefined;
}

/** One page of messages; at the top level of the answer, not under `data`. */
export interface MessagePage {
  data: Message[];
  first_id: string;
  last_id: string;
  has_more: boolean;
}

const DEFAULT_LIMIT = 50;

/**
 * Selects a page. `before_id` and `after_id` mean the positions before and after that message in
 * the asked order.
 */
export function selectMessages(
  stored: readonly StoredMessage[],
  selection: MessageSelection,
): MessagePage {
  const oldestFirst = stored.map(({ message }) => message);
  let messages = selection.order === 'asc' ? oldestFirst : oldestFirst.toReversed();
  if (selection.chat_id)
    messages = messages.filter((message) => message.chat_id === selection.chat_id);
  const before = messages.findIndex((message) => message.id === selection.before_id);
  if (before !== -1) messages = messages.slice(0, before);
  const after = messages.findIndex((message) => message.id === selection.after_id);
  if (after !== -1) messages = messages.slice(after + 1);
  const limit = selection.limit ?? DEFAULT_LIMIT;
  // For the messages before one, the page is the one next to it.
  const data = before === -1 ? messages.slice(0, limit) : messages.slice(-limit);
  return {
    data,
    first_id: data[0]?.id ?? '0',
    last_id: data.at(-1)?.id ?? '0',
    has_more: messages.length > data.length,
  };
}
