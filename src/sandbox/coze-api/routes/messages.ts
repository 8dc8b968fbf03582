import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { selectMessages } from '../message-page';
import { checkMetaData, metaDataSchema } from '../meta-data';
import { readBody, requireQuery } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import type { ConversationRecord } from '../state';
import type { Message } from '../wire-model';

const createBody = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  content_type: z.enum(['text', 'object_string', 'card']),
  type: z.enum(['question', 'answer']).optional(),
  meta_data: metaDataSchema.nullish(),
});
const modifyBody = z.object({
  content: z.string().optional(),
  content_type: z.string().optional(),
  meta_data: metaDataSchema.nullish(),
});
const listBody = z.object({
  order: z.enum(['desc', 'asc']).nullish(),
  chat_id: z.string().nullish(),
  before_id: z.string().nullish(),
  after_id: z.string().nullish(),
  limit: z.number().int().min(1).max(50).nullish(),
});

/**
 * The messages of a conversation: questions and answers only, none of a chat's intermediate
 * results.
 */
export function messageRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const base = '/v1/conversation/message';
  const bearer = requireBearer(parts.tokens);
  routes.post(`${base}/create`, bearer, async (context) => {
    const conversation = findConversation(parts, context);
    const message = createMessage(parts, conversation, await readBody(context, createBody));
    conversation.messages.push({ message, outOfContext: false });
    return succeed(context, message);
  });
  routes.get(`${base}/retrieve`, bearer, (context) =>
    succeed(context, findMessage(parts, context)),
  );
  routes.post(`${base}/modify`, bearer, async (context) => {
    const message = findMessage(parts, context);
    modifyMessage(message, await readBody(context, modifyBody), parts.clock.nowSeconds());
    // Here the key is `message`, not `data`.
    return succeed(context, undefined, { message });
  });
  routes.post(`${base}/delete`, bearer, (context) => {
    const conversation = findConversation(parts, context);
    const message = findMessage(parts, context);
    conversation.messages = conversation.messages.filter((stored) => stored.message !== message);
    return succeed(context, message);
  });
  routes.post(`${base}/list`, bearer, async (context) => {
    const conversation = findConversation(parts, context);
    const { data, ...beside } = selectMessages(
      conversation.messages,
      await readBody(context, listBody),
    );
    return succeed(context, data, beside);
  });
  return routes;
}

function findConversation(parts: CozeApiContext, context: Context<SandboxEnv>): ConversationRecord {
  return parts.state.findConversation(
    requireQuery(context, 'conversation_id'),
    context.get('grant').sessionName,
  );
}

function findMessage(parts: CozeApiContext, context: Context<SandboxEnv>): Message {
  const id = requireQuery(context, 'message_id');
  const stored = findConversation(parts, context).messages.find(({ message }) => message.id === id);
  if (stored === undefined) throw failures.messageNotFound();
  return stored.message;
}

function createMessage(
  parts: CozeApiContext,
  conversation: ConversationRecord,
  body: z.infer<typeof createBody>,
): Message {
  checkMetaData(body.meta_data ?? undefined);
  return parts.state.createMessage(conversation, {
    role: body.role,
    type: body.type ?? (body.role === 'user' ? 'question' : 'answer'),
    content: body.content,
    content_type: body.content_type,
    bot_id: conversation.botId,
    chat_id: '',
    meta_data: body.meta_data ?? {},
  });
}

function modifyMessage(message: Message, body: z.infer<typeof modifyBody>, now: number): void {
  checkMetaData(body.meta_data ?? undefined);
  message.content = body.content ?? message.content;
  message.content_type = body.content_type ?? message.content_type;
  if (body.meta_data) message.meta_data = body.meta_data;
  message.updated_at = now;
}
