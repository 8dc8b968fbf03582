import { createHash } from 'node:crypto';
import type { SandboxClock } from '../sandbox-clock';
import { OAuthFailure } from './errors';
import { createSecret } from './identifiers';

/** The sandbox's OAuth apps for people (code, PKCE, device), beside the service app. */
export interface UserApps {
  /** A confidential web app. */
  webClientId: string;
  webClientSecret: string;
  /** A public app: PKCE and device flow. */
  publicClientId: string;
}

interface AuthorizationCode {
  clientId: string;
  redirectUri: string;
  codeChallenge: string | undefined;
  expiresAt: number;
}

interface DeviceRequest {
  clientId: string;
  userCode: string;
  approved: boolean;
  expiresAt: number;
  lastPollAt: number;
}

/** The answer to a device: flat, and here `expires_in` is a duration. */
export interface DeviceCodeAnswer {
  device_code: string;
  user_code: string;
  expires_in: number;
  interval: number;
}

const CODE_LIFE_SECONDS = 300;
const DEVICE_LIFE_SECONDS = 300;
const POLL_INTERVAL_SECONDS = 5;
const REFRESH_LIFE_SECONDS = 30 * 86_400;

/**
 * Keeps what is pending between the steps of the code, device and refresh flows; every code works
 * once.
 */
export class UserGrants {
  readonly #codes = new Map<string, AuthorizationCode>();
  readonly #devices = new Map<string, DeviceRequest>();
  readonly #refreshTokens = new Map<string, { clientId: string; expiresAt: number }>();

  constructor(private readonly clock: SandboxClock) {}

  /** Creates a code as if a person had agreed on the authorize page. */
  createCode(clientId: string, redirectUri: string, codeChallenge: string | undefined): string {
    const code = createSecret('code_');
    const expiresAt = this.clock.nowSeconds() + CODE_LIFE_SECONDS;
    this.#codes.set(code, { clientId, redirectUri, codeChallenge, expiresAt });
    return code;
  }

  /**
   * Redeems a code. With PKCE the verifier must match; returns whether PKCE protected it. Throws an
   * OAuthFailure.
   */
  redeemCode(
    code: string,
    clientId: string,
    redirectUri: string,
    verifier: string | undefined,
  ): { pkce: boolean } {
    const pending = this.#codes.get(code);
    this.#codes.delete(code);
    if (pending === undefined || pending.expiresAt <= this.clock.nowSeconds())
      throw invalid('code');
    if (pending.clientId !== clientId) throw invalid('client_id');
    if (pending.redirectUri !== redirectUri) throw invalid('redirect_uri');
    if (pending.codeChallenge === undefined) return { pkce: false };
    const challenge = createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url');
    if (challenge !== pending.codeChallenge) throw invalid('code_verifier');
    return { pkce: true };
  }

  /** Starts the device flow. */
  startDevice(clientId: string): DeviceCodeAnswer {
    const deviceCode = createSecret('device_');
    const userCode = createSecret('').slice(0, 8).toUpperCase();
    const expiresAt = this.clock.nowSeconds() + DEVICE_LIFE_SECONDS;
    this.#devices.set(deviceCode, {
      clientId,
      userCode,
      approved: false,
      expiresAt,
      lastPollAt: 0,
    });
    return {
      device_code: deviceCode,
      user_code: userCode,
      expires_in: DEVICE_LIFE_SECONDS,
      interval: POLL_INTERVAL_SECONDS,
    };
  }

  /** The person typed the code on the verification page; false for an unknown one. */
  approveDevice(userCode: string): boolean {
    for (const device of this.#devices.values()) {
      if (device.userCode !== userCode.toUpperCase()) continue;
      device.approved = true;
      return true;
    }
    return false;
  }

  /**
   * One poll of the device: returns when approved, otherwise throws authorization_pending,
   * slow_down or expired_token.
   */
  redeemDevice(deviceCode: string, clientId: string): void {
    const device = this.#devices.get(deviceCode);
    if (device === undefined || device.clientId !== clientId) throw invalid('device_code');
    const now = this.clock.nowSeconds();
    if (device.expiresAt <= now) throw pollRefusal('expired_token');
    const tooSoon = now - device.lastPollAt < POLL_INTERVAL_SECONDS;
    device.lastPollAt = now;
    if (tooSoon) throw pollRefusal('slow_down');
    if (!device.approved) throw pollRefusal('authorization_pending');
    this.#devices.delete(deviceCode);
  }

  /** A new refresh token for a client, 30 days. */
  createRefreshToken(clientId: string): string {
    const token = createSecret('refresh_');
    this.#refreshTokens.set(token, {
      clientId,
      expiresAt: this.clock.nowSeconds() + REFRESH_LIFE_SECONDS,
    });
    return token;
  }

  /**
   * Redeems a refresh token: it is invalid from now on, whatever follows. Throws an OAuthFailure.
   */
  redeemRefreshToken(token: string, clientId: string): void {
    const pending = this.#refreshTokens.get(token);
    this.#refreshTokens.delete(token);
    const valid =
      pending !== undefined &&
      pending.clientId === clientId &&
      pending.expiresAt > this.clock.nowSeconds();
    if (!valid) throw new OAuthFailure('access_deny', 'login session invalid', 401);
  }
}

function invalid(parameter: string): OAuthFailure {
  return new OAuthFailure('invalid_request', `invalid request: ${parameter}`);
}

function pollRefusal(
  reason: 'authorization_pending' | 'slow_down' | 'expired_token',
): OAuthFailure {
  return new OAuthFailure(reason, reason.replace('_', ' '));
}
