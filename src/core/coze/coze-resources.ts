import { z } from 'zod';
import type { BotCommand, BotFacts } from '../../shared/model/bot';
import { AppError } from '../lib/errors';
import type { CachedRead, ResponseCache } from './response-cache';

/** How a resource is read: `refresh` asks Coze even if an answer is kept. */
export type ReadOptions = Pick<CachedRead, 'signal' | 'refresh'>;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const fieldSchema = z
  .looseObject({
    name: text,
    description: text,
    type: text,
    is_hide: z.boolean().nullish(),
    default_value: z.unknown(),
    options: z.array(z.string()).nullish(),
  })
  .transform(({ name, description, type, default_value: initial, options, is_hide: hidden }) => ({
    field: { name, description, choices: options ?? [], initial: valueOf(initial) },
    isFile: type === 'file',
    isHidden: hidden === true,
  }));

/**
 * A command (coze-wire 3.1). One that asks for a file is left out: its form cannot be filled in
 * here.
 */
const commandSchema = z
  .looseObject({
    id: z.string().min(1),
    name: text,
    command: text,
    description: text,
    query_template: text,
    components: z.array(fieldSchema).nullish(),
  })
  .transform(
    ({
      id,
      name,
      command,
      description,
      query_template: template,
      components,
    }): BotCommand | null => {
      const shown = (components ?? []).filter(({ isHidden }) => !isHidden);
      if (shown.some(({ isFile }) => isFile)) return null;
      return {
        id,
        name: name || command,
        description,
        template: template || name || command,
        fields: shown.map(({ field }) => field),
      };
    },
  );

const botSchema = z
  .looseObject({
    bot_id: text,
    name: text,
    description: text,
    icon_url: text,
    onboarding_info: z
      .looseObject({ prologue: text, suggested_questions: z.array(z.string()).nullish() })
      .nullish(),
    shortcut_commands: z.array(commandSchema).nullish().catch([]),
  })
  .transform(
    ({
      bot_id: id,
      name,
      description,
      icon_url: iconUrl,
      onboarding_info: onboarding,
      shortcut_commands: commands,
    }): BotFacts => ({
      id,
      name,
      description,
      iconUrl,
      prologue: onboarding?.prologue ?? '',
      suggestedQuestions: onboarding?.suggested_questions ?? [],
      commands: (commands ?? []).filter((command) => command !== null),
    }),
  );

const workspacesSchema = z
  .looseObject({ workspaces: z.array(z.looseObject({ id: z.string(), name: text })).nullish() })
  .transform(({ workspaces }) => (workspaces ?? []).map(({ id, name }) => ({ id, name })));
export type Workspace = z.infer<typeof workspacesSchema>[number];

const conversationsSchema = z
  .looseObject({
    has_more: z.boolean().nullish(),
    conversations: z.array(z.looseObject({ id: z.string(), name: text })).nullish(),
  })
  .transform(({ has_more: hasMore, conversations }) => ({
    hasMore: hasMore ?? false,
    conversations: (conversations ?? []).map(({ id, name }) => ({ id, name })),
  }));
/** One page of the conversations Coze keeps for the bot. */
export type RemoteConversations = z.infer<typeof conversationsSchema>;

const PAGE_SIZE = '50';

/**
 * What may be read of Coze beside chatting (coze-wire 3.1). Answers are kept for the time of the
 * settings.
 */
export class CozeResources {
  constructor(
    private readonly cache: ResponseCache,
    private readonly botId: string,
  ) {}

  bot(options: ReadOptions = {}): Promise<BotFacts> {
    return this.read(botSchema, {
      path: '/v1/bot/get_online_info',
      query: { bot_id: this.botId },
      ...options,
    });
  }

  /** The first fifty; ENDPOINT_NOT_SERVED at a Studio. */
  workspaces(options: ReadOptions = {}): Promise<Workspace[]> {
    return this.read(workspacesSchema, {
      path: '/v1/workspaces',
      query: { page_num: '1', page_size: PAGE_SIZE },
      ...options,
    });
  }

  /** Pages begin at 1. */
  conversations(page: number, options: ReadOptions = {}): Promise<RemoteConversations> {
    const query = { bot_id: this.botId, page_num: String(page), page_size: PAGE_SIZE };
    return this.read(conversationsSchema, { path: '/v1/conversations', query, ...options });
  }

  private async read<T>(schema: z.ZodType<T>, read: CachedRead): Promise<T> {
    const { data, logid } = await this.cache.read(read);
    const result = schema.safeParse(data);
    if (!result.success)
      throw new AppError('COZE_UNKNOWN', { params: { number: 0, detail: read.path }, logid });
    return result.data;
  }
}

/** A default comes as words, or as an object that holds them. */
function valueOf(initial: unknown): string {
  if (typeof initial === 'string') return initial;
  const value: unknown =
    typeof initial === 'object' && initial !== null ? Reflect.get(initial, 'value') : '';
  return typeof value === 'string' ? value : '';
}
