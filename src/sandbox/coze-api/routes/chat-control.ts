import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import { answerBusy } from '../busy-answer';
import { ChatTurn } from '../chat-turn';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { readBody, requireQuery } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { openEventStream, silentSink } from '../sse';
import type { ChatRecord } from '../state';
import { listenUntilDropped } from '../turn-listener';

const cancelBody = z.object({ conversation_id: z.string().min(1), chat_id: z.string().min(1) });
const submitBody = z.object({
  tool_outputs: z.array(z.object({ tool_call_id: z.string(), output: z.string() })).min(1),
  stream: z.boolean().nullish(),
});

/**
 * Operations on an existing chat. A bad token is HTTP 401 with code 700012006, except on submit.
 */
export function chatControlRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens, failures.sessionToken);
  // The documents say GET, the SDKs send POST with an empty body; Coze accepts both.
  routes.on(['GET', 'POST'], '/v3/chat/retrieve', bearer, (context) =>
    succeed(context, findSavedChat(parts, context).chat),
  );
  routes.get('/v3/chat/message/list', bearer, (context) =>
    succeed(context, findSavedChat(parts, context).messages),
  );
  routes.post('/v3/chat/cancel', bearer, async (context) => {
    const body = await readBody(context, cancelBody);
    const record = parts.state.findChat(
      body.conversation_id,
      body.chat_id,
      context.get('grant').sessionName,
    );
    cancel(parts, record);
    return succeed(context, record.chat);
  });
  routes.post('/v3/chat/submit_tool_outputs', requireBearer(parts.tokens), async (context) => {
    const record = findChat(parts, context);
    const body = await readBody(context, submitBody);
    const stream = body.stream ?? false;
    if (record.conversation.runningChatId !== undefined) {
      if (stream) return answerBusy('chat');
      throw failures.conversationBusy();
    }
    return resume(parts, context, record, takeToolOutputs(record, body.tool_outputs), stream);
  });
  return routes;
}

function findChat(parts: CozeApiContext, context: Context<SandboxEnv>): ChatRecord {
  const conversationId = requireQuery(context, 'conversation_id');
  return parts.state.findChat(
    conversationId,
    requireQuery(context, 'chat_id'),
    context.get('grant').sessionName,
  );
}

/** A chat that did not save its history cannot be fetched. */
function findSavedChat(parts: CozeApiContext, context: Context<SandboxEnv>): ChatRecord {
  const record = findChat(parts, context);
  if (!record.savesHistory) throw failures.chatNotFound();
  return record;
}

function cancel(parts: CozeApiContext, record: ChatRecord): void {
  const { chat, conversation } = record;
  if (chat.status !== 'created' && chat.status !== 'in_progress')
    throw failures.cannotCancel(chat.status);
  chat.status = 'canceled';
  conversation.runningChatId = undefined;
  for (const stored of conversation.messages)
    if (stored.message.chat_id === chat.id) stored.outOfContext = true;
  parts.activity.cancelledChats.push(chat.id);
  if (!record.hasListener) record.abort.abort();
}

function takeToolOutputs(
  record: ChatRecord,
  submitted: z.infer<typeof submitBody>['tool_outputs'],
): string[] {
  if (!record.savesHistory) throw failures.toolOutputsNeedHistory();
  const pending = record.pendingCall;
  if (record.chat.status !== 'requires_action' || pending === undefined) {
    throw failures.parameter(
      `the chat does not wait for tool outputs, its status is ${record.chat.status}`,
    );
  }
  const output = submitted.find((candidate) => candidate.tool_call_id === pending.call.id)?.output;
  if (output === undefined)
    throw failures.parameter(`tool_outputs: no output for tool_call_id ${pending.call.id}`);
  record.pendingCall = undefined;
  record.toolResults.push({ name: pending.call.function.name, query: pending.query, output });
  return [output];
}

function resume(
  parts: CozeApiContext,
  context: Context<SandboxEnv>,
  record: ChatRecord,
  outputs: string[],
  stream: boolean,
): Response {
  record.conversation.runningChatId = record.chat.id;
  record.hasListener = stream;
  if (stream) {
    const { response, sink } = openEventStream('chat', listenUntilDropped(record));
    void new ChatTurn(parts, record, sink).resume(outputs);
    return response;
  }
  record.chat.status = 'in_progress';
  delete record.chat.required_action;
  const response = succeed(context, record.chat);
  setImmediate(() => void new ChatTurn(parts, record, silentSink).resume(outputs));
  return response;
}
