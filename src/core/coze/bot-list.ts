import { z } from 'zod';
import type { BotChoice, WorkspaceChoice } from '../../shared/model/wizard';
import { AppError, toAppError } from '../lib/errors';
import type { CozeClient } from './coze-client';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const workspacesSchema = z.looseObject({
  workspaces: z.array(z.looseObject({ id: z.string(), name: text })).nullish(),
});
const botsSchema = z.looseObject({
  total: z.number().nullish(),
  items: z
    .array(
      z.looseObject({
        id: z.string(),
        name: text,
        description: text,
        is_published: z.boolean().nullish(),
      }),
    )
    .nullish(),
});
const publishedSchema = z.looseObject({
  total: z.number().nullish(),
  space_bots: z
    .array(z.looseObject({ bot_id: z.string(), bot_name: text, description: text }))
    .nullish(),
});

const PAGE_SIZE = 50;
/** A list to pick from; who has more than these types the id. */
const PAGES_MAX = 10;
/**
 * Where the newer list is refused, the older one, which shows published bots only, may be allowed.
 */
const TRY_OLDER = new Set([
  'ENDPOINT_NOT_SERVED',
  'COZE_NOT_FOUND',
  'PERMISSION_DENIED',
  'COZE_BAD_PARAMETER',
]);

/**
 * Workspaces the token may see, and their bots, to pick from (coze-wire 3.1). Asked anew every
 * time. ENDPOINT_NOT_SERVED at a Studio.
 */
export class BotList {
  constructor(private readonly coze: Pick<CozeClient, 'call'>) {}

  async workspaces(signal?: AbortSignal): Promise<WorkspaceChoice[]> {
    return this.pages(
      signal,
      '/v1/workspaces',
      (page) => ({ page_num: page, page_size: String(PAGE_SIZE) }),
      (data) => {
        const { workspaces } = parse(workspacesSchema, data, '/v1/workspaces');
        return (workspaces ?? []).map(({ id, name }) => ({ id, name }));
      },
    );
  }

  /** Published ones first. Where Coze refuses the list with drafts, only the published ones. */
  async bots(workspaceId: string, signal?: AbortSignal): Promise<BotChoice[]> {
    const found = await this.allBots(workspaceId, signal).catch(async (thrown: unknown) => {
      const error = toAppError(thrown);
      if (!TRY_OLDER.has(error.code)) throw error;
      // The reason of the first refusal says more than that of the second.
      return this.publishedBots(workspaceId, signal).catch(() => {
        throw error;
      });
    });
    return found.toSorted((one, other) => Number(other.published) - Number(one.published));
  }

  private allBots(workspaceId: string, signal?: AbortSignal): Promise<BotChoice[]> {
    const query = (page: string) => ({
      workspace_id: workspaceId,
      publish_status: 'all',
      page_num: page,
      page_size: String(PAGE_SIZE),
    });
    return this.pages(signal, '/v1/bots', query, (data) => {
      const { items } = parse(botsSchema, data, '/v1/bots');
      return (items ?? []).map(({ id, name, description, is_published: published }) => ({
        id,
        name,
        description,
        published: published ?? false,
      }));
    });
  }

  private publishedBots(workspaceId: string, signal?: AbortSignal): Promise<BotChoice[]> {
    const path = '/v1/space/published_bots_list';
    return this.pages(
      signal,
      path,
      (page) => ({ space_id: workspaceId, page_index: page, page_size: String(PAGE_SIZE) }),
      (data) => {
        const { space_bots: bots } = parse(publishedSchema, data, path);
        return (bots ?? []).map(({ bot_id: id, bot_name: name, description }) => ({
          id,
          name,
          description,
          published: true,
        }));
      },
    );
  }

  /** Page after page until one is not full. */
  private async pages<T>(
    signal: AbortSignal | undefined,
    path: string,
    query: (page: string) => Record<string, string>,
    read: (data: unknown) => T[],
  ): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; page <= PAGES_MAX; page += 1) {
      const { data } = await this.coze.call({
        method: 'GET',
        path,
        query: query(String(page)),
        ...(signal && { signal }),
      });
      const found = read(data);
      all.push(...found);
      if (found.length < PAGE_SIZE) break;
    }
    return all;
  }
}

function parse<T>(schema: z.ZodType<T>, data: unknown, path: string): T {
  const result = schema.safeParse(data);
  if (!result.success) throw new AppError('COZE_UNKNOWN', { params: { number: 0, detail: path } });
  return result.data;
}
