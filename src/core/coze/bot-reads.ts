import { z } from 'zod';
import { toAppError, type AppError } from '../lib/errors';
import type { CozeClient } from './coze-client';

/** What one read brought: its data, or why Coze refused. */
export type ReadOutcome<T> =
  | { data: T; error: null; logid: string | null }
  | { data: null; error: AppError; logid: string | null };

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const botSchema = z.looseObject({ name: text });
const workspacesSchema = z
  .looseObject({ workspaces: z.array(z.looseObject({ id: z.string(), name: text })).nullish() })
  .transform(({ workspaces }) => workspaces ?? []);
const botsSchema = z
  .looseObject({ items: z.array(z.looseObject({ id: z.string(), name: text })).nullish() })
  .transform(({ items }) => items ?? []);
const anything = z.unknown();

/**
 * The cheap reads that tell what a token may do and where the bot is; each is made once for a run
 * of the checks. Refusals are findings; what goes wrong on the way to Coze is thrown. Sources:
 * coze-wire 3.1.
 */
export class BotReads {
  private readonly known = new Map<string, Promise<ReadOutcome<unknown>>>();

  constructor(
    private readonly coze: CozeClient,
    readonly botId: string,
  ) {}

  /** Another run: everything is asked anew. */
  forget(): void {
    this.known.clear();
  }

  workspaces(signal: AbortSignal): Promise<ReadOutcome<{ id: string; name: string }[]>> {
    return this.read(
      '/v1/workspaces',
      { page_num: '1', page_size: '50' },
      workspacesSchema,
      signal,
    );
  }

  /** Published or not. */
  botsIn(
    workspaceId: string,
    signal: AbortSignal,
  ): Promise<ReadOutcome<{ id: string; name: string }[]>> {
    return this.read(
      '/v1/bots',
      { workspace_id: workspaceId, publish_status: 'all', page_num: '1', page_size: '50' },
      botsSchema,
      signal,
    );
  }

  /** BOT_NOT_PUBLISHED for one that is there and not published as an API. */
  bot(signal: AbortSignal): Promise<ReadOutcome<{ name: string }>> {
    return this.read('/v1/bot/get_online_info', { bot_id: this.botId }, botSchema, signal);
  }

  conversations(signal: AbortSignal): Promise<ReadOutcome<unknown>> {
    return this.read(
      '/v1/conversations',
      { bot_id: this.botId, page_num: '1', page_size: '1' },
      anything,
      signal,
    );
  }

  private read<T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<ReadOutcome<T>> {
    const key = `${path} ${query['workspace_id'] ?? ''}`;
    const reading = this.known.get(key) ?? this.ask(path, query, schema, signal);
    this.known.set(key, reading);
    // A path is always read with the same schema.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return reading as Promise<ReadOutcome<T>>;
  }

  private async ask<T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<ReadOutcome<T>> {
    try {
      const { data, logid } = await this.coze.call({ method: 'GET', path, query, signal });
      return { data: schema.parse(data), error: null, logid };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!REFUSALS.has(error.code)) throw thrown;
      return { data: null, error, logid: error.logid };
    }
  }
}

/** Answers of Coze itself that say something about permission, workspace or bot. */
const REFUSALS = new Set<AppError['code']>([
  'PERMISSION_DENIED',
  'ENDPOINT_NOT_SERVED',
  'BOT_NOT_FOUND',
  'BOT_NOT_PUBLISHED',
  'COZE_NOT_FOUND',
  'COZE_BAD_PARAMETER',
  'REMOTE_CONVERSATION_NOT_FOUND',
]);
