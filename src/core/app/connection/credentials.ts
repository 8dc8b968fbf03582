import { readKeyPair } from '../../auth/key-pair';
import { JwtSigner } from '../../auth/jwt-assertion';
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
import type { AccessTokenSource } from '../../ports/access-token';
import { deafMeter, type CallMeter } from '../../ports/call-meter';
import type { HealthCheck } from '../../ports/health-check';
import { credentialWarning } from '../../setup/credential-age';
import type { ConnectionSecret } from '../../setup/pending-secret';
import type { Transport, TransportOptions } from './transport';

/** How a connection proves who it is. */
export interface Credentials {
  tokens: AccessTokenSource;
  /** The diagnosis from the key to a token, in order. */
  checks: HealthCheck[];
  /** What needs attention before it fails: a token that expires soon, an old key. */
  warning: () => AppError | null;
  /** Makes the next token a new one, for credentials that can get one. */
  renew(): void;
  /** The server is back: a sign-in that waits to be repeated is repeated now. */
  retryNow(): void;
  dispose(): void;
}

/** A connection's secret, and whoever wants to hear of its calls. */
export interface CredentialsOptions extends TransportOptions {
  secret: ConnectionSecret;
  /** API bases of all regions. An unknown key is looked for in all but the profile's own. */
  regions: readonly string[];
  /** Called after every sign-in: null for success. */
  onSignIn?: (error: AppError | null) => void;
  /** Records every call, sign-ins included. */
  meter?: CallMeter;
}

/** The credentials that go with the kind of secret. */
export function createCredentials(options: CredentialsOptions, transport: Transport): Credentials {
  const { profile, secret, settings, clock } = options;
  const warning = (): AppError | null =>
    credentialWarning(profile, settings().keyReminderDays, clock.now());
  return secret.kind === 'pat'
    ? patCredentials(options, secret.value, transport, warning)
    : keyCredentials(options, secret.privateDer, transport, warning);
}

/** A personal access token: there is nothing to sign and nothing to renew. */
function patCredentials(
  { profile }: CredentialsOptions,
  value: string,
  { http, serverClock }: Transport,
  warning: Credentials['warning'],
): Credentials {
  return {
    tokens: new PatTokenSource(value),
    checks: [
      notApplicable('key', 'key'),
      notApplicable('fingerprint', 'key'),
      clockCheck({ apiBase: profile.apiBase, http, serverClock }),
      notApplicable('jwt', 'jwt'),
      notApplicable('region', 'region'),
    ],
    warning,
    renew() {},
    retryNow() {},
    dispose() {},
  };
}

/** A private key: tokens are exchanged for JWTs, in one sign-in for all processes. */
function keyCredentials(
  options: CredentialsOptions,
  privateDer: Uint8Array,
  transport: Transport,
  warning: Credentials['warning'],
): Credentials {
  const { profile, settings, clock, onSignIn } = options;
  const { http, serverClock } = transport;
  const key = readKeyPair(privateDer);
  const context = { apiBase: profile.apiBase, http, serverClock };
  const cacheTtlMs = (): number => settings().tokenCacheTtlSeconds * 1000;
  const shared = new SharedSignIn({
    signIn: signInWith(options, privateDer, transport),
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

/** One measured sign-in. Every attempt signs a new JWT, because Coze accepts each only once. */
function signInWith(
  { profile, settings, regions, meter = deafMeter }: CredentialsOptions,
  privateDer: Uint8Array,
  { http, retrier, serverClock }: Transport,
): () => ReturnType<SignIn['run']> {
  const isRegion = regions.includes(profile.apiBase);
  const signer = new JwtSigner(privateDer, profile.appId, profile.kid);
  const signIn = new SignIn(http, signer, serverClock, {
    apiBase: profile.apiBase,
    otherRegions: isRegion ? regions.filter((base) => base !== profile.apiBase) : [],
    durationSeconds: () => settings().tokenDurationSeconds,
  });
  return () => retrier.run(() => measured(meter, 'api', TOKEN_PATH, () => signIn.run()), 'always');
}
