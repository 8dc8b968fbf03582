import type { Profile } from '../shared/model/profile';
import { ServerClock } from './auth/server-clock';
import { clockCheck } from './auth/sign-in-checks';
import { botCheck, scopeCheck, streamCheck } from './coze/bot-checks';
import { CozeChatClient } from './coze/coze-chat-client';
import { CozeClient } from './coze/coze-client';
import { tokenCheck, validateToken, type TokenVerdict } from './coze/token-check';
import { createCredentials, type CredentialsOptions } from './credentials';
import { AppError } from './lib/errors';
import { HttpClient } from './net/http-client';
import type { AccessTokenSource } from './ports/access-token';
import type { ChatBackend } from './ports/chat-backend';
import type { HealthCheck } from './ports/health-check';

/** Everything that talks to one Coze bot with one secret. */
export interface Connection {
  profile: Profile;
  tokens: AccessTokenSource;
  chat: ChatBackend;
  /** The layered diagnosis of this connection, in the order in which a request travels. */
  checks: HealthCheck[];
  validateToken(signal?: AbortSignal): Promise<TokenVerdict>;
  /** Tries the link without spending an API call; answers a warning such as CLOCK_SKEW, or null. */
  probe(signal: AbortSignal): Promise<AppError | null>;
  /** Throws the token away and signs in again. */
  renewToken(): Promise<void>;
  dispose(): Promise<void>;
}

/** Puts the parts of a connection together. Opens nothing yet. */
export function createConnection(options: CredentialsOptions): Connection {
  const { profile, settings, clock } = options;
  const http = new HttpClient({ timeoutMs: () => settings().requestTimeoutSeconds * 1000 });
  const serverClock = new ServerClock(clock);
  const context = { apiBase: profile.apiBase, http, serverClock };
  const credentials = createCredentials(options, http, serverClock);
  const { tokens } = credentials;
  const coze = new CozeClient(http, tokens, profile.apiBase);
  const chatOptions = {
    botId: profile.botId,
    host: new URL(profile.apiBase).host,
    idleMs: () => settings().streamIdleSeconds * 1000,
  };
  const chat = new CozeChatClient(coze, chatOptions);
  return {
    profile,
    tokens,
    chat,
    checks: [
      ...credentials.checks,
      tokenCheck(coze, tokens, ['clock', 'jwt', 'region']),
      scopeCheck(coze),
      botCheck(coze, profile.botId),
      // A diagnosis must see a broken stream, not have it mended.
      streamCheck(new CozeChatClient(coze, { ...chatOptions, poll: null })),
    ],
    validateToken: (signal) => validateToken(coze, signal),
    async probe(signal) {
      const found = await clockCheck(context).run(signal);
      await tokens.get(signal);
      return found.error ?? null;
    },
    async renewToken() {
      credentials.renew();
      const { valid, reason } = await validateToken(coze);
      if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
    },
    dispose: () => {
      credentials.dispose();
      return http.dispose();
    },
  };
}
