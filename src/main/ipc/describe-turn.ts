import type { App } from '../../core/app/app';
import type { StoredTurn } from '../../core/ports/stored-turn';
import type { StoredToolCall } from '../../core/ports/tool-backend';
import type { ToolCallRecord, Turn } from '../../shared/model/chat';

/** A stored turn for the page: its error in the person's language, without the service's ids. */
export function describeTurn(
  { remoteChatId: _chat, remoteConversationId: _conversation, ...turn }: StoredTurn,
  app: App,
): Turn {
  const describe = (error: StoredTurn['error']): Turn['error'] =>
    error && app.translator.describe(error);
  return {
    ...turn,
    error: describe(turn.error),
    toolCalls: turn.toolCalls.map((call) => describeToolCall(call, app)),
    knowledge: turn.knowledge && { ...turn.knowledge, error: describe(turn.knowledge.error) },
  };
}

/** A tool call for the page: its error in the person's language. */
export function describeToolCall(call: StoredToolCall, app: App): ToolCallRecord {
  return { ...call, error: call.error && app.translator.describe(call.error) };
}
