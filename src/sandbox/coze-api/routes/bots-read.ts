import { type Context, Hono } from 'hono';
import { requireBearer } from '../bearer-check';
import type { BotRecord } from '../bots';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import { readPage, requireQuery } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';

/**
 * Lists and configurations of bots, in the current and in the deprecated form that older clients
 * still call.
 */
export function botReadRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens);
  routes.get('/v1/bots', bearer, (context) => {
    const { offset, size } = readPage(context);
    const bots = listBots(
      parts,
      context.req.query('workspace_id'),
      context.req.query('publish_status'),
    );
    const items = bots
      .slice(offset, offset + size)
      .map((bot) => listItem(bot, parts.account.userId));
    return succeed(context, { total: bots.length, items });
  });
  routes.get('/v1/bots/:id', bearer, (context) => {
    const bot = findBot(parts, context.req.param('id'));
    if (context.req.query('is_published') !== 'false') requirePublished(bot);
    return succeed(context, bot.info);
  });
  routes.get('/v1/bot/get_online_info', bearer, (context) => {
    const bot = findBot(parts, requireQuery(context, 'bot_id'));
    requirePublished(bot);
    return succeed(context, bot.info);
  });
  routes.get('/v1/space/published_bots_list', bearer, (context) =>
    answerPublishedList(parts, context),
  );
  return routes;
}

/** The bot with that id; else throws code 4200 naming it. */
export function findBot(parts: CozeApiContext, botId: string): BotRecord {
  const bot = parts.state.bots.get(botId);
  if (bot === undefined) throw failures.botNotFound(botId);
  return bot;
}

function requirePublished(bot: BotRecord): void {
  if (bot.publishedAt === undefined) throw failures.botNotPublished(bot.info.bot_id);
}

/** `published_online` is Coze's default; the sandbox has no drafts of published bots. */
function listBots(
  parts: CozeApiContext,
  workspaceId: string | undefined,
  status = 'published_online',
): BotRecord[] {
  const all = [...parts.state.bots.values()].filter(
    (bot) => bot.workspaceId === (workspaceId ?? bot.workspaceId),
  );
  switch (status) {
    case 'all':
      return all;
    case 'published_online':
      return all.filter((bot) => bot.publishedAt !== undefined);
    case 'published_draft':
      return [];
    case 'unpublished_draft':
      return all.filter((bot) => bot.publishedAt === undefined);
    default:
      throw failures.parameter('publish_status');
  }
}

function listItem({ info, publishedAt }: BotRecord, ownerId: string): Record<string, unknown> {
  return {
    id: info.bot_id,
    name: info.name,
    icon_url: info.icon_url,
    description: info.description,
    is_published: publishedAt !== undefined,
    ...(publishedAt === undefined ? {} : { published_at: publishedAt }),
    updated_at: info.update_time,
    owner_user_id: ownerId,
    folder_id: '0',
  };
}

function answerPublishedList(parts: CozeApiContext, context: Context<SandboxEnv>): Response {
  const spaceId = requireQuery(context, 'space_id');
  const { offset, size } = readPage(context);
  const bots = listBots(parts, spaceId);
  const spaceBots = bots.slice(offset, offset + size).map(({ info, publishedAt }) => ({
    bot_id: info.bot_id,
    bot_name: info.name,
    description: info.description,
    icon_url: info.icon_url,
    publish_time: String(publishedAt ?? ''),
  }));
  return succeed(context, { total: bots.length, space_bots: spaceBots });
}
