import { Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { checkMetaData, metaDataSchema } from '../meta-data';
import { readBody, readPage, requireQuery } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';

const createBody = z.object({
  bot_id: z.string().optional(),
  name: z.string().max(100).nullish(),
  messages: z
    .array(
      z.object({
        role: z.enum(['user', 'assistant']),
        content: z.string(),
        content_type: z.string().default('text'),
        type: z.enum(['question', 'answer']).optional(),
        meta_data: metaDataSchema.nullish(),
      }),
    )
    .max(16)
    .nullish(),
  meta_data: metaDataSchema.nullish(),
  connector_id: z.string().nullish(),
});
const renameBody = z.object({ name: z.string().min(1).max(100) });

/** Conversations; each belongs to the session of the token that made it. */
export function conversationRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const { state } = parts;
  const bearer = requireBearer(parts.tokens);
  routes.post('/v1/conversation/create', bearer, async (context) => {
    const body = await readBody(context, createBody);
    return succeed(context, createConversation(parts, body, context.get('grant').sessionName));
  });
  routes.get('/v1/conversation/retrieve', bearer, (context) => {
    const id = requireQuery(context, 'conversation_id');
    return succeed(context, state.findConversation(id, context.get('grant').sessionName).wire);
  });
  routes.get('/v1/conversations', bearer, (context) => {
    const botId = requireQuery(context, 'bot_id');
    const { offset, size } = readPage(context);
    const found = listConversations(
      parts,
      botId,
      context.get('grant').sessionName,
      context.req.query('sort_order'),
    );
    const page = found.slice(offset, offset + size).map(({ wire }) => wire);
    return succeed(context, { has_more: offset + size < found.length, conversations: page });
  });
  routes.put('/v1/conversations/:id', bearer, async (context) => {
    const record = state.findConversation(
      context.req.param('id'),
      context.get('grant').sessionName,
    );
    record.wire.name = (await readBody(context, renameBody)).name;
    record.wire.updated_at = parts.clock.nowSeconds();
    return succeed(context, record.wire);
  });
  routes.delete('/v1/conversations/:id', bearer, (context) => {
    const record = state.findConversation(
      context.req.param('id'),
      context.get('grant').sessionName,
    );
    state.conversations.delete(record.wire.id);
    return succeed(context);
  });
  routes.post('/v1/conversations/:id/clear', bearer, (context) => {
    const record = state.findConversation(
      context.req.param('id'),
      context.get('grant').sessionName,
    );
    const { wire } = record;
    record.heldQuestion = undefined;
    wire.last_section_id = state.ids.next();
    wire.updated_at = parts.clock.nowSeconds();
    return succeed(context, { id: wire.last_section_id, conversation_id: wire.id });
  });
  return routes;
}

function createConversation(
  parts: CozeApiContext,
  body: z.infer<typeof createBody>,
  sessionName: string,
): unknown {
  const { state } = parts;
  const metaData = body.meta_data ?? {};
  checkMetaData(metaData);
  if (body.bot_id !== undefined && !state.bots.has(body.bot_id))
    throw failures.botNotFound(body.bot_id);
  const record = state.createConversation(
    body.bot_id ?? '',
    sessionName,
    body.name ?? '',
    metaData,
  );
  for (const {
    role,
    content,
    content_type: contentType,
    type,
    meta_data: about,
  } of body.messages ?? []) {
    checkMetaData(about ?? undefined);
    const message = state.createMessage(record, {
      role,
      type: type ?? (role === 'user' ? 'question' : 'answer'),
      content,
      content_type: contentType,
      ...(about ? { meta_data: about } : {}),
    });
    record.messages.push({ message, outOfContext: false });
  }
  return record.wire;
}

/** Newest first, unless `sort_order` is ASC. */
function listConversations(
  parts: CozeApiContext,
  botId: string,
  sessionName: string,
  sortOrder = 'DESC',
): { wire: { id: string } }[] {
  const found = [...parts.state.conversations.values()].filter(
    (record) => record.botId === botId && record.sessionName === sessionName,
  );
  return sortOrder.toUpperCase() === 'ASC' ? found : found.toReversed();
}
