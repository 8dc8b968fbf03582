import type { Profile } from '../../../shared/model/profile';
import { clockWarning } from '../../auth/sign-in-checks';
import { ServerWatch } from '../../auth/server-watch';
import { BotList } from '../../coze/bot-list';
import { CozeChatClient } from '../../coze/coze-chat-client';
import { CozeClient } from '../../coze/coze-client';
import { CozeResources } from '../../coze/coze-resources';
import { MissingEndpoints } from '../../coze/missing-endpoints';
import { ResponseCache } from '../../coze/response-cache';
import { CozeSdk } from '../../coze/sdk/coze-sdk';
import { validateToken, type TokenVerdict } from '../../coze/token-check';
import { WholeChatClient } from '../../coze/whole-chat-client';
import { AppError } from '../../lib/errors';
import type { Observable } from '../../lib/observable';
import type { AccessTokenSource } from '../../ports/access-token';
import type { ChatBackend } from '../../ports/chat-backend';
import type { HealthCheck } from '../../ports/health-check';
import { createConnectionChecks } from './connection-checks';
import { createCredentials, type CredentialsOptions } from './credentials';
import { createTransport, type Transport } from './transport';

/** Everything that talks to one Coze bot with one secret. */
export interface Connection {
  profile: Profile;
  tokens: AccessTokenSource;
  chat: ChatBackend;
  /** The same bot, with answers that arrive in one piece. */
  wholeChat: ChatBackend;
  /** Bot, workspaces and conversations, as Coze has them. */
  resources: CozeResources;
  /** Workspaces and bots to pick from. */
  botList: BotList;
  /** The layered diagnosis of this connection, in the order in which a request travels. */
  checks: HealthCheck[];
  validateToken(signal?: AbortSignal): Promise<TokenVerdict>;
  /** Tries the link without spending an API call. A warning such as CLOCK_SKEW, or null. */
  probe(signal: AbortSignal): Promise<AppError | null>;
  /** Throws the token away and signs in again. */
  renewToken(): Promise<void>;
  /** How many calls wait for their turn under the limit of requests a minute. */
  waitingRequests: Observable<number>;
  dispose(): Promise<void>;
}

/** Puts the parts of a connection together. Opens nothing yet. */
export function createConnection(options: CredentialsOptions): Connection {
  const { profile, settings, clock } = options;
  const transport = createTransport(options);
  const { http, serverClock } = transport;
  const credentials = createCredentials(options, transport);
  const { tokens } = credentials;
  const { coze, bare } = createClients(options, transport, tokens);
  const sdk = new CozeSdk(coze);
  const chatOptions = {
    botId: profile.botId,
    host: new URL(profile.apiBase).host,
    idleMs: () => settings().streamIdleSeconds * 1000,
  };
  const chat = new CozeChatClient(coze, chatOptions);
  const cache = new ResponseCache(() => settings().responseCacheTtlSeconds * 1000, clock);
  const watch = new ServerWatch({ apiBase: profile.apiBase, http, serverClock });
  return {
    profile,
    tokens,
    chat,
    wholeChat: new WholeChatClient(coze, { ...chatOptions, streamed: chat }),
    resources: new CozeResources(sdk, cache, profile.botId),
    botList: new BotList(sdk),
    checks: createConnectionChecks({ botId: profile.botId, chatOptions, bare, credentials }),
    validateToken: (signal) => validateToken({ sdk, coze }, signal),
    async probe(signal) {
      if (await watch.isBack(signal)) credentials.retryNow();
      await tokens.get(signal);
      return clockWarning(serverClock);
    },
    async renewToken() {
      credentials.renew();
      const { valid, reason } = await validateToken({ sdk, coze });
      if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
    },
    waitingRequests: transport.waiting,
    dispose: () => {
      credentials.dispose();
      return transport.api.dispose();
    },
  };
}

/** `coze` repeats what fails temporarily; `bare` throws every failure as it is. */
function createClients(
  { profile, clock, meter }: CredentialsOptions,
  { api, retrier }: Transport,
  tokens: AccessTokenSource,
): { coze: CozeClient; bare: CozeClient } {
  const measuring = meter ? { meter } : {};
  return {
    coze: new CozeClient(api, tokens, profile.apiBase, {
      retrier,
      missing: new MissingEndpoints(clock),
      ...measuring,
    }),
    bare: new CozeClient(api, tokens, profile.apiBase, measuring),
  };
}
