import {
  botCheck,
  publishedCheck,
  scopeCheck,
  streamCheck,
  workspaceCheck,
} from '../../coze/bot-checks';
import { BotReads } from '../../coze/bot-reads';
import { CozeChatClient, type CozeChatOptions } from '../../coze/coze-chat-client';
import type { CozeClient } from '../../coze/coze-client';
import { CozeSdk } from '../../coze/sdk/coze-sdk';
import { tokenCheck } from '../../coze/token-check';
import type { HealthCheck } from '../../ports/health-check';
import type { Credentials } from './credentials';

/** What the diagnosis of a connection looks at. */
export interface ConnectionChecksOptions {
  botId: string;
  chatOptions: CozeChatOptions;
  /** Repeats nothing and keeps nothing: a diagnosis sees every failure as it is. */
  bare: CozeClient;
  credentials: Credentials;
}

/** The layered diagnosis of a connection, in the order in which a request travels. */
export function createConnectionChecks({
  botId,
  chatOptions,
  bare,
  credentials,
}: ConnectionChecksOptions): HealthCheck[] {
  const sdk = new CozeSdk(bare);
  const reads = new BotReads(sdk, botId);
  const { tokens, warning } = credentials;
  return [
    ...credentials.checks,
    tokenCheck({ sdk, coze: bare }, tokens, ['clock', 'jwt', 'region'], warning),
    scopeCheck(reads),
    workspaceCheck(reads),
    botCheck(reads),
    publishedCheck(reads),
    streamCheck(new CozeChatClient(bare, { ...chatOptions, poll: null })),
  ];
}
