import { Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import { type BotFields, changeBot, createBot } from '../bots';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { readBody } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import { findBot } from './bots-read';

const fieldsSchema = z.object({
  name: z.string().min(1).max(20).optional(),
  description: z.string().max(500).optional(),
  icon_file_id: z.string().optional(),
  prompt_info: z.object({ prompt: z.string().optional() }).optional(),
  onboarding_info: z
    .object({
      prologue: z.string().optional(),
      suggested_questions: z.array(z.string()).optional(),
    })
    .optional(),
});
const createBody = fieldsSchema.extend({
  space_id: z.string().min(1),
  name: z.string().min(1).max(20),
});
const updateBody = fieldsSchema.extend({ bot_id: z.string().min(1) });
const publishBody = z.object({
  bot_id: z.string().min(1),
  connector_ids: z.array(z.string()).min(1),
});

/**
 * Creating, changing and publishing bots. A new bot answers 4015 until it is published to channel
 * 1024 (API).
 */
export function botWriteRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens);
  const { state, clock } = parts;
  routes.post('/v1/bot/create', bearer, async (context) => {
    const body = await readBody(context, createBody);
    if (body.space_id !== parts.account.workspaceId) throw failures.parameter('space_id');
    const bot = createBot(state.ids, clock, body.space_id, botFields(body));
    state.bots.set(bot.info.bot_id, bot);
    return succeed(context, { bot_id: bot.info.bot_id });
  });
  routes.post('/v1/bot/update', bearer, async (context) => {
    const body = await readBody(context, updateBody);
    changeBot(findBot(parts, body.bot_id), botFields(body), clock.nowSeconds());
    return succeed(context);
  });
  routes.post('/v1/bot/publish', bearer, async (context) => {
    const body = await readBody(context, publishBody);
    const bot = findBot(parts, body.bot_id);
    if (body.connector_ids.includes(API_CHANNEL)) bot.publishedAt = clock.nowSeconds();
    bot.info.version = state.ids.next();
    return succeed(context, { bot_id: bot.info.bot_id, version: bot.info.version });
  });
  return routes;
}

const API_CHANNEL = '1024';

function botFields(body: z.infer<typeof fieldsSchema>): BotFields {
  return {
    name: body.name,
    description: body.description,
    prompt: body.prompt_info?.prompt,
    prologue: body.onboarding_info?.prologue,
    suggestedQuestions: body.onboarding_info?.suggested_questions,
  };
}
