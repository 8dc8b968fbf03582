import { failures } from './errors';
import { type SseStyle, openEventStream } from './sse';

/**
 * "Conversation busy" to a streaming caller: HTTP 200, and the refusal (4016) is the stream's only
 * event.
 */
export function answerBusy(style: SseStyle): Response {
  const busy = failures.conversationBusy();
  const { response, sink } = openEventStream(style, () => {});
  sink.emit('error', { code: busy.code, msg: busy.message });
  sink.end();
  return response;
}
