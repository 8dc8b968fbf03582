import { z } from 'zod';
import type { BotChoice, WorkspaceChoice } from '../../shared/model/wizard';
import { AppError, toAppError } from '../lib/errors';
import type { CozeAnswer } from './coze-client';
import type { CozeSdk, Page } from './sdk/coze-sdk';

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
/** It is a list to pick from; anyone with more bots than this types the id. */
const PAGES_MAX = 10;
/**
 * Refusals of the newer list after which the older one, of published bots only, may be allowed.
 */
const TRY_OLDER = new Set([
  'ENDPOINT_NOT_SERVED',
  'COZE_NOT_FOUND',
  'PERMISSION_DENIED',
  'COZE_BAD_PARAMETER',
]);

/**
 * Workspaces the token may see, and their bots, to pick from (docs/reference/coze-wire.md, 3.1).
 * Read anew every time. ENDPOINT_NOT_SERVED by a Studio.
 */
export class BotList {
  constructor(private readonly sdk: CozeSdk) {}

  workspaces(signal?: AbortSignal): Promise<WorkspaceChoice[]> {
    return allPages(
      (page) => this.sdk.workspaces(page, signal),
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
    return allPages(
      (page) => this.sdk.bots(workspaceId, page, signal),
      (data) => {
        const { items } = parse(botsSchema, data, '/v1/bots');
        return (items ?? []).map(({ id, name, description, is_published: published }) => ({
          id,
          name,
          description,
          published: published ?? false,
        }));
      },
    );
  }

  private publishedBots(workspaceId: string, signal?: AbortSignal): Promise<BotChoice[]> {
    return allPages(
      (page) => this.sdk.publishedBots(workspaceId, page, signal),
      (data) => {
        const { space_bots: bots } = parse(publishedSchema, data, '/v1/space/published_bots_list');
        return (bots ?? []).map(({ bot_id: id, bot_name: name, description }) => ({
          id,
          name,
          description,
          published: true,
        }));
      },
    );
  }
}

/** Page after page until one is not full. */
async function allPages<T>(
  ask: (page: Page) => Promise<CozeAnswer>,
  read: (data: unknown) => T[],
): Promise<T[]> {
  const all: T[] = [];
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const { data } = await ask({ number, size: PAGE_SIZE });
    const found = read(data);
    all.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return all;
}

function parse<T>(schema: z.ZodType<T>, data: unknown, detail: string): T {
  const result = schema.safeParse(data);
  if (!result.success) throw new AppError('COZE_UNKNOWN', { params: { number: 0, detail } });
  return result.data;
}
