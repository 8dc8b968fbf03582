import type { Profile } from '../../../shared/model/profile';
import type { Settings } from '../../../shared/model/settings';
import { ServerClock } from '../../auth/server-clock';
import { clockWarning } from '../../auth/sign-in-checks';
import { ServerWatch } from '../../auth/server-watch';
import {
  botCheck,
  publishedCheck,
  scopeCheck,
  streamCheck,
  workspaceCheck,
} from '../../coze/bot-checks';
import { BotReads } from '../../coze/bot-reads';
import { BotList } from '../../coze/bot-list';
import { CozeChatClient } from '../../coze/coze-chat-client';
import { CozeClient } from '../../coze/coze-client';
import { CozeResources } from '../../coze/coze-resources';
import { MissingEndpoints } from '../../coze/missing-endpoints';
import { ResponseCache } from '../../coze/response-cache';
import { tokenCheck, validateToken, type TokenVerdict } from '../../coze/token-check';
import { WholeChatClient } from '../../coze/whole-chat-client';
import { createCredentials, type CredentialsOptions } from './credentials';
import { AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import { HttpClient } from '../../net/http-client';
import { Retrier } from '../../net/retry';
import { TokenBucket } from '../../net/token-bucket';
import type { AccessTokenSource } from '../../ports/access-token';
import type { ChatBackend } from '../../ports/chat-backend';
import type { Clock } from '../../ports/clock';
import type { HealthCheck } from '../../ports/health-check';

/** Everything that talks to one Coze bot with one secret. */
export interface Connection {
  profile: Profile;
  tokens: AccessTokenSource;
  chat: ChatBackend;
  /** The same bot, whose answers arrive in one piece. */
  wholeChat: ChatBackend;
  /** Bot, workspaces and conversations as Coze knows them. */
  resources: CozeResources;
  /** Workspaces and bots to pick from. */
  botList: BotList;
  /** The layered diagnosis of this connection, in the order in which a request travels. */
  checks: HealthCheck[];
  validateToken(signal?: AbortSignal): Promise<TokenVerdict>;
  /** Tries the link without spending an API call; answers a warning such as CLOCK_SKEW, or null. */
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
  const bucket = profile.platform === 'sandbox' ? null : bucketOf(settings, clock);
  const api = new HttpClient({
    timeoutMs: () => settings().requestTimeoutSeconds * 1000,
    connections: () => settings().maxConnections,
    proxies: options.proxies,
    bucket,
  });
  // Signing in and looking whether the server is there cost no quota and must not wait behind what
  // needs them.
  const http = api.withoutBucket();
  const retrier = new Retrier();
  const serverClock = new ServerClock(clock);
  const watch = new ServerWatch({ apiBase: profile.apiBase, http, serverClock });
  const credentials = createCredentials(options, { http, retrier, serverClock });
  const { tokens } = credentials;
  const measuring = options.meter ? { meter: options.meter } : {};
  const coze = new CozeClient(api, tokens, profile.apiBase, {
    retrier,
    missing: new MissingEndpoints(clock),
    ...measuring,
  });
  // A diagnosis sees every failure as it is: nothing is repeated, kept or mended.
  const bare = new CozeClient(api, tokens, profile.apiBase, measuring);
  const reads = new BotReads(bare, profile.botId);
  const chatOptions = {
    botId: profile.botId,
    host: new URL(profile.apiBase).host,
    idleMs: () => settings().streamIdleSeconds * 1000,
  };
  const chat = new CozeChatClient(coze, chatOptions);
  const cache = new ResponseCache(coze, () => settings().responseCacheTtlSeconds * 1000, clock);
  return {
    profile,
    tokens,
    chat,
    wholeChat: new WholeChatClient(coze, { ...chatOptions, streamed: chat }),
    resources: new CozeResources(cache, profile.botId),
    botList: new BotList(coze),
    checks: [
      ...credentials.checks,
      tokenCheck(bare, tokens, ['clock', 'jwt', 'region'], credentials.warning),
      scopeCheck(reads),
      workspaceCheck(reads),
      botCheck(reads),
      publishedCheck(reads),
      streamCheck(new CozeChatClient(bare, { ...chatOptions, poll: null })),
    ],
    validateToken: (signal) => validateToken(coze, signal),
    async probe(signal) {
      if (await watch.isBack(signal)) credentials.retryNow();
      await tokens.get(signal);
      return clockWarning(serverClock);
    },
    async renewToken() {
      credentials.renew();
      const { valid, reason } = await validateToken(coze);
      if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
    },
    waitingRequests: bucket?.waiting ?? new Observable(0),
    dispose: () => {
      credentials.dispose();
      return api.dispose();
    },
  };
}

function bucketOf(settings: () => Settings, clock: Clock): TokenBucket {
  return new TokenBucket(
    () => ({ perMinute: settings().requestsPerMinute, burst: settings().burstSize }),
    clock,
  );
}
