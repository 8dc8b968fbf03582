import type { Profile } from '../shared/model/profile';
import type { Settings } from '../shared/model/settings';
import { readKeyPair } from './auth/key-pair';
import { JwtSigner } from './auth/jwt-assertion';
import { ServerClock } from './auth/server-clock';
import { SignIn } from './auth/sign-in';
import { clockCheck, jwtCheck, keyCheck, regionCheck } from './auth/sign-in-checks';
import { PatTokenSource, TokenProvider } from './auth/token-provider';
import { botCheck, scopeCheck, streamCheck } from './coze/bot-checks';
import { CozeChatClient } from './coze/coze-chat-client';
import { CozeClient } from './coze/coze-client';
import { tokenCheck, validateToken, type TokenVerdict } from './coze/token-check';
import { notApplicable } from './health/skipped-check';
import { AppError } from './lib/errors';
import { HttpClient } from './net/http-client';
import type { AccessTokenSource } from './ports/access-token';
import type { ChatBackend } from './ports/chat-backend';
import type { Clock } from './ports/clock';
import type { HealthCheck } from './ports/health-check';
import type { ConnectionSecret } from './setup/pending-secret';

export interface ConnectionOptions {
  profile: Profile;
  secret: ConnectionSecret;
  /** Read whenever a limit is needed, so that a change takes effect at once. */
  settings: () => Settings;
  clock: Clock;
  /** API bases of all regions; the profile's own is left out when an unknown key is looked for. */
  regions: readonly string[];
  /** Hears every sign-in: null for success. */
  onSignIn?: (error: AppError | null) => void;
}

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
export function createConnection(options: ConnectionOptions): Connection {
  const { profile, secret, settings, clock } = options;
  const http = new HttpClient({ timeoutMs: () => settings().requestTimeoutSeconds * 1000 });
  const serverClock = new ServerClock(clock);
  const context = { apiBase: profile.apiBase, http, serverClock };
  const tokens = secret.kind === 'pat' ? new PatTokenSource(secret.value) : jwtTokens(options, http, serverClock, secret.privateDer);
  const coze = new CozeClient(http, tokens, profile.apiBase);
  const chatOptions = {
    botId: profile.botId,
    host: new URL(profile.apiBase).host,
    idleMs: () => settings().streamIdleSeconds * 1000,
  };
  const chat = new CozeChatClient(coze, chatOptions);
  const signInChecks =
    secret.kind === 'key' && tokens instanceof TokenProvider
      ? [
          keyCheck({ key: readKeyPair(secret.privateDer), kid: profile.kid }),
          clockCheck(context),
          jwtCheck({ tokens }),
          regionCheck({ ...context, tokens }),
        ]
      : [notApplicable('key', 'key'), clockCheck(context), notApplicable('jwt', 'jwt'), notApplicable('region', 'region')];
  return {
    profile,
    tokens,
    chat,
    checks: [
      ...signInChecks,
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
      if (tokens instanceof TokenProvider) tokens.reset();
      const { valid, reason } = await validateToken(coze);
      if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
    },
    dispose: () => http.dispose(),
  };
}

function jwtTokens(options: ConnectionOptions, http: HttpClient, serverClock: ServerClock, privateDer: Uint8Array): TokenProvider {
  const { profile, settings, clock, regions, onSignIn } = options;
  const isRegion = regions.includes(profile.apiBase);
  const signIn = new SignIn(http, new JwtSigner(privateDer, profile.appId, profile.kid), serverClock, {
    apiBase: profile.apiBase,
    otherRegions: isRegion ? regions.filter((base) => base !== profile.apiBase) : [],
    durationSeconds: () => settings().tokenDurationSeconds,
  });
  return new TokenProvider({
    signIn: () => signIn.run(),
    serverNow: () => serverClock.now(),
    clock,
    cacheTtlMs: () => settings().tokenCacheTtlSeconds * 1000,
    ...(onSignIn && { onOutcome: onSignIn }),
  });
}
