import { z } from 'zod';
import type { BotCommand, BotFacts } from '../../shared/model/bot';
import { AppError } from '../lib/errors';
import type { CozeAnswer } from './coze-client';
import type { CacheOptions, ResponseCache } from './response-cache';
import type { CozeSdk } from './sdk/coze-sdk';

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
 * A command (docs/reference/coze-wire.md, 3.1). One that asks for a file is left out: its form
 * cannot be filled in here.
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

const PAGE_SIZE = 50;

/**
 * What can be read from Coze besides chatting (docs/reference/coze-wire.md, 3.1). Answers are kept
 * for as long as the settings say.
 */
export class CozeResources {
  constructor(
    private readonly sdk: CozeSdk,
    private readonly cache: ResponseCache,
    private readonly botId: string,
  ) {}

  bot(options: CacheOptions = {}): Promise<BotFacts> {
    return this.read(botSchema, '/v1/bot/get_online_info', () => this.sdk.bot(this.botId), options);
  }

  /** The first fifty; ENDPOINT_NOT_SERVED by a Studio. */
  workspaces(options: CacheOptions = {}): Promise<Workspace[]> {
    const page = { number: 1, size: PAGE_SIZE };
    return this.read(workspacesSchema, '/v1/workspaces', () => this.sdk.workspaces(page), options);
  }

  /** Pages begin at 1. */
  conversations(page: number, options: CacheOptions = {}): Promise<RemoteConversations> {
    return this.read(
      conversationsSchema,
      `/v1/conversations page ${page}`,
      () => this.sdk.conversations(this.botId, { number: page, size: PAGE_SIZE }),
      options,
    );
  }

  private async read<T>(
    schema: z.ZodType<T>,
    path: string,
    fetch: () => Promise<CozeAnswer>,
    options: CacheOptions,
  ): Promise<T> {
    const { data, logid } = await this.cache.read(path, fetch, options);
    const result = schema.safeParse(data);
    if (!result.success)
      throw new AppError('COZE_UNKNOWN', { params: { number: 0, detail: path }, logid });
    return result.data;
  }
}

/** A default value is text, or an object with the text in `value`. */
function valueOf(initial: unknown): string {
  if (typeof initial === 'string') return initial;
  const value: unknown =
    typeof initial === 'object' && initial !== null ? Reflect.get(initial, 'value') : '';
  return typeof value === 'string' ? value : '';
}
