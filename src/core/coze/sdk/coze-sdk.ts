import type { CozeAnswer, CozeClient } from '../coze-client';
import { callSdk } from './sdk-call';

/** One page of a list. Numbers begin at 1; Coze allows 50 entries a page. */
export interface Page {
  number: number;
  size: number;
}

/**
 * The calls to Coze that only read a resource, made by the official SDK over our own client. Each
 * answers what Coze sent, unchecked, with its logid, and throws what `CozeClient` throws. What the
 * SDK does not do, and why, is in decision 0004. Shapes: docs/reference/coze-wire.md, 3.1.
 */
export class CozeSdk {
  constructor(private readonly coze: Pick<CozeClient, 'call'>) {}

  /** `GET /v1/users/me`: whose token this is. */
  me(signal?: AbortSignal): Promise<CozeAnswer> {
    return callSdk(this.coze, (api, options) => api.users.me(options), signal);
  }

  /** `GET /v1/workspaces`. ENDPOINT_NOT_SERVED by a Studio. */
  workspaces({ number, size }: Page, signal?: AbortSignal): Promise<CozeAnswer> {
    const query = { page_num: number, page_size: size };
    return callSdk(this.coze, (api, options) => api.workspaces.list(query, options), signal);
  }

  /** `GET /v1/bots`: published or not. ENDPOINT_NOT_SERVED by a Studio. */
  bots(workspaceId: string, { number, size }: Page, signal?: AbortSignal): Promise<CozeAnswer> {
    const query = {
      workspace_id: encodeURIComponent(workspaceId),
      publish_status: 'all',
      page_num: number,
      page_size: size,
    };
    return callSdk(this.coze, (api, options) => api.bots.listNew(query, options), signal);
  }

  /** `GET /v1/space/published_bots_list`: the older list, published bots only. */
  publishedBots(
    workspaceId: string,
    { number, size }: Page,
    signal?: AbortSignal,
  ): Promise<CozeAnswer> {
    const query = {
      space_id: encodeURIComponent(workspaceId),
      page_index: number,
      page_size: size,
    };
    // Deprecated by the SDK for `listNew`, which some tokens are refused.
    return callSdk(this.coze, (api, options) => api.bots.list(query, options), signal);
  }

  /** `GET /v1/bot/get_online_info`, which a Studio serves too. BOT_NOT_PUBLISHED. */
  bot(botId: string, signal?: AbortSignal): Promise<CozeAnswer> {
    const query = { bot_id: encodeURIComponent(botId) };
    return callSdk(this.coze, (api, options) => api.bots.retrieve(query, options), signal);
  }

  /** `GET /v1/conversations`: what Coze keeps for a bot. */
  conversations(botId: string, { number, size }: Page, signal?: AbortSignal): Promise<CozeAnswer> {
    const query = { bot_id: encodeURIComponent(botId), page_num: number, page_size: size };
    return callSdk(this.coze, (api, options) => api.conversations.list(query, options), signal);
  }
}
