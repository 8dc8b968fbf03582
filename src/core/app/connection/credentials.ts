import type { Profile } from '../../../shared/model/profile';
import type { Settings } from '../../../shared/model/settings';
import { readKeyPair } from '../../auth/key-pair';
import { JwtSigner } from '../../auth/jwt-assertion';
import type { ServerClock } from '../../auth/server-clock';
import { SharedSignIn } from '../../auth/shared-sign-in';
import { SignIn } from '../../auth/sign-in';
import {
  clockCheck,
  fingerprintCheck,
  jwtCheck,
  keyCheck,
  regionCheck,
} from '../../auth/sign-in-checks';
import { TOKEN_PATH } from '../../auth/token-exchange';
import { PatTokenSource, TokenProvider } from '../../auth/token-provider';
import { notApplicable } from '../../health/skipped-check';
import type { AppError } from '../../lib/errors';
import { measured } from '../../net/measured';
import type { HttpClient } from '../../net/http-client';
import type { ProxyRoutes } from '../../net/proxy-routes';
import type { Retrier } from '../../net/retry';
import type { AccessTokenSource } from '../../ports/access-token';
import { deafMeter, type CallMeter } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { HealthCheck } from '../../ports/health-check';
import { credentialWarning } from '../../setup/credential-age';
import type { ConnectionSecret } from '../../setup/pending-secret';

/** How a connection proves who it is. */
export interface Credentials {
  tokens: AccessTokenSource;
  /** The diagnosis from the key to a token, in order. */
  checks: HealthCheck[];
  /** What should be dealt with in time: a token that ends soon, an old key. */
  warning: () => AppError | null;
  /** Makes the next token a new one, where there are new ones to be had. */
  renew(): void;
  /** The server was away and is back: signing in waits no longer. */
  retryNow(): void;
  dispose(): void;
}

export interface CredentialsOptions {
  profile: Profile;
  secret: ConnectionSecret;
  /** Read whenever a limit is needed, so that a change takes effect at once. */
  settings: () => Settings;
  clock: Clock;
  /** Default: everything goes out directly. */
  proxies?: ProxyRoutes;
  /** API bases of all regions; the profile's own is left out when an unknown key is looked for. */
  regions: readonly string[];
  /** Hears every sign-in: null for success. */
  onSignIn?: (error: AppError | null) => void;
  /** Hears of every call, sign-ins included. */
  meter?: CallMeter;
}

export interface CredentialsOptionsToBe {
  http: HttpClient;
  retrier: Retrier;
  serverClock: ServerClock;
}

/** Credentials of the kind the secret is for. */
export function createCredentials(
  options: CredentialsOptions,
  { http, retrier, serverClock }: CredentialsOptionsToBe,
): Credentials {
  const { profile, secret, settings, clock, regions, onSignIn, meter = deafMeter } = options;
  const context = { apiBase: profile.apiBase, http, serverClock };
  const warning = (): AppError | null =>
    credentialWarning(profile, settings().keyReminderDays, clock.now());
  if (secret.kind === 'pat') {
    const checks = [
      notApplicable('key', 'key'),
      notApplicable('fingerprint', 'key'),
      clockCheck(context),
      notApplicable('jwt', 'jwt'),
      notApplicable('region', 'region'),
    ];
    return {
      tokens: new PatTokenSource(secret.value),
      checks,
      warning,
      renew() {},
      retryNow() {},
      dispose() {},
    };
  }
  const key = readKeyPair(secret.privateDer);
  const isRegion = regions.includes(profile.apiBase);
  const signIn = new SignIn(
    http,
    new JwtSigner(secret.privateDer, profile.appId, profile.kid),
    serverClock,
    {
      apiBase: profile.apiBase,
      otherRegions: isRegion ? regions.filter((base) => base !== profile.apiBase) : [],
      durationSeconds: () => settings().tokenDurationSeconds,
    },
  );
  const cacheTtlMs = (): number => settings().tokenCacheTtlSeconds * 1000;
  const shared = new SharedSignIn({
    // Every attempt signs anew, so that one Coze took before the connection broke is not sent
    // twice.
    signIn: () =>
      retrier.run(() => measured(meter, 'api', TOKEN_PATH, () => signIn.run()), 'always'),
    serverNow: () => serverClock.now(),
    maxAgeMs: cacheTtlMs,
    identity: [profile.apiBase, profile.appId, profile.kid, key.fingerprint].join('|'),
  });
  const tokens = new TokenProvider({
    signIn: (avoided) => shared.run(avoided),
    serverNow: () => serverClock.now(),
    clock,
    cacheTtlMs,
    ...(onSignIn && { onOutcome: onSignIn }),
  });
  return {
    tokens,
    checks: [
      keyCheck({ key, warning }),
      fingerprintCheck({ key, kid: profile.kid }),
      clockCheck(context),
      jwtCheck({ tokens }),
      regionCheck({ ...context, tokens }),
    ],
    warning,
    renew: () => tokens.reset(),
    retryNow: () => tokens.retryNow(),
    dispose: () => shared.dispose(),
  };
}
