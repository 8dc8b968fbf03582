import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import { answerBusy } from '../busy-answer';
import {
  type ChatRequest,
  additionalMessagesSchema,
  checkAdditionalMessages,
  openChat,
} from '../chat-intake';
import { ChatTurn } from '../chat-turn';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { checkMetaData, metaDataSchema } from '../meta-data';
import { readBody } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { openEventStream, silentSink } from '../sse';
import { listenUntilDropped } from '../turn-listener';

const chatBody = z.object({
  bot_id: z.string().min(1),
  user_id: z.string().min(1),
  stream: z.boolean().nullish(),
  auto_save_history: z.boolean().nullish(),
  additional_messages: additionalMessagesSchema,
  meta_data: metaDataSchema.nullish(),
  custom_variables: z.record(z.string(), z.string()).nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  shortcut_command: z
    .object({ command_id: z.string(), parameters: z.record(z.string(), z.string()).nullish() })
    .nullish(),
});

/**
 * A caller that runs no tools says so with this pair in `meta_data` (the sandbox's own convention,
 * not Coze's).
 */
const NO_TOOLS_KEY = 'salon_no_tools';

/**
 * `POST /v3/chat`: every refusal before the stream is HTTP 200 with a code; "busy" is an event of
 * the stream.
 */
export function chatCreateRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post('/v3/chat', requireBearer(parts.tokens, failures.chatToken), async (context) => {
    const body = await readBody(context, chatBody, 200);
    const stream = body.stream ?? false;
    const request = checkRequest(parts, context, body);
    if (request.conversation.runningChatId !== undefined) {
      if (stream) return answerBusy('chat');
      throw failures.conversationBusy();
    }
    return stream ? answerStreaming(parts, request) : answerAtOnce(parts, context, request);
  });
  return routes;
}

function checkRequest(
  parts: CozeApiContext,
  context: Context<SandboxEnv>,
  body: z.infer<typeof chatBody>,
): ChatRequest {
  const savesHistory = body.auto_save_history ?? true;
  const messages = body.additional_messages ?? [];
  checkAdditionalMessages(messages, savesHistory);
  checkMetaData(body.meta_data ?? undefined);
  if (body.stream !== true && !savesHistory) throw failures.needsSavedHistory();
  const bot = parts.state.bots.get(body.bot_id);
  if (bot === undefined) throw failures.botNotFound(body.bot_id);
  if (bot.publishedAt === undefined) throw failures.botNotPublished(body.bot_id);
  const command = body.shortcut_command?.command_id;
  if (command !== undefined && !bot.info.shortcut_commands.some(({ id }) => id === command))
    throw failures.parameter('shortcut_command', 200);
  const { sessionName } = context.get('grant');
  const conversationId = context.req.query('conversation_id');
  return {
    botId: body.bot_id,
    conversation: conversationId
      ? parts.state.findConversation(conversationId, sessionName)
      : parts.state.createConversation(body.bot_id, sessionName),
    messages,
    savesHistory,
    metaData: body.meta_data ?? undefined,
    toolsAllowed: body.meta_data?.[NO_TOOLS_KEY] !== 'true',
    confirmsFirst: false,
    hasListener: body.stream ?? false,
  };
}

function answerStreaming(parts: CozeApiContext, request: ChatRequest): Response {
  const record = openChat(parts.state, request);
  const { response, sink } = openEventStream('chat', listenUntilDropped(record));
  void new ChatTurn(parts, record, sink).start();
  return response;
}

function answerAtOnce(
  parts: CozeApiContext,
  context: Context<SandboxEnv>,
  request: ChatRequest,
): Response {
  const record = openChat(parts.state, request);
  record.chat.status = 'in_progress';
  const response = succeed(context, record.chat);
  // The turn continues in the background; the caller polls.
  setImmediate(() => void new ChatTurn(parts, record, silentSink).start());
  return response;
}
