import { Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import { answerBusy } from '../busy-answer';
import { additionalMessagesSchema, checkAdditionalMessages, openChat } from '../chat-intake';
import { ChatTurn } from '../chat-turn';
import type { CozeApiContext } from '../coze-api-parts';
import { failures } from '../errors';
import { readBody } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { openEventStream } from '../sse';
import { listenUntilDropped } from '../turn-listener';

const MOST_MESSAGES = 50;

const chatBody = z.object({
  workflow_id: z.string().min(1),
  additional_messages: additionalMessagesSchema,
  parameters: z.record(z.string(), z.unknown()).nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  conversation_id: z.string().nullish(),
  ext: z.record(z.string(), z.string()).nullish(),
});

/**
 * `POST /v1/workflows/chat`: chat events with a space after the colons; `done` carries the debug
 * address. Results of local plugins cannot be submitted here, so the assistant never asks for one.
 */
export function workflowChatRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post('/v1/workflows/chat', requireBearer(parts.tokens), async (context) => {
    const body = await readBody(context, chatBody);
    const messages = body.additional_messages ?? [];
    if (body.bot_id && body.app_id)
      throw failures.parameter('bot_id and app_id must not both be given');
    if (body.workflow_id !== parts.workflow.id) throw failures.workflowNotFound(body.workflow_id);
    if (body.bot_id && !parts.state.bots.has(body.bot_id)) throw failures.botNotFound(body.bot_id);
    if (messages.length > MOST_MESSAGES) throw failures.tooManyMessages();
    checkAdditionalMessages(messages, true);
    const { sessionName } = context.get('grant');
    const botId = body.bot_id ?? '';
    const conversation = body.conversation_id
      ? parts.state.findConversation(body.conversation_id, sessionName)
      : parts.state.createConversation(botId, sessionName);
    if (conversation.runningChatId !== undefined) return answerBusy('workflow-chat');
    const rules = {
      savesHistory: true,
      toolsAllowed: false,
      confirmsFirst: body.parameters?.['confirm'] === true,
      hasListener: true,
      metaData: undefined,
    };
    const record = openChat(parts.state, { botId, conversation, messages, ...rules });
    const { response, sink } = openEventStream('workflow-chat', listenUntilDropped(record));
    const debugUrl =
      `${parts.account.webOrigin}/work_flow?execute_id=${record.chat.id}` +
      `&workflow_id=${body.workflow_id}`;
    void new ChatTurn(parts, record, sink, { debug_url: debugUrl }).start();
    return response;
  });
  return routes;
}
