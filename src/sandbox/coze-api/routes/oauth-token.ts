import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { CozeApiContext } from '../coze-api-parts';
import { OAuthFailure } from '../errors';
import type { SandboxEnv } from '../sandbox-env';
import { readBearer } from '../token-issuer';

const GRANT_JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GRANT_DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const DEFAULT_TOKEN_SECONDS = 900;
const LONGEST_TOKEN_SECONDS = 86_399;

const tokenBody = z.object({
  grant_type: z.string(),
  duration_seconds: z.number().int().min(1).max(LONGEST_TOKEN_SECONDS).optional(),
  scope: z.record(z.string(), z.unknown()).nullish(),
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
  device_code: z.string().optional(),
});
type TokenBody = z.infer<typeof tokenBody>;

/**
 * The token endpoints of every flow. Answers and refusals are flat, without Coze's envelope
 * (docs/reference/coze-wire.md, 1, 2).
 */
export function oauthTokenRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const answer = async (context: Context<SandboxEnv>): Promise<Response> => {
    const body = await readOAuthBody(context, tokenBody);
    const caller = {
      bearer: readBearer(context.req.header('authorization')),
      host: context.req.header('host') ?? '',
    };
    parts.activity.tokenRequests += 1;
    return context.json(await exchange(parts, body, caller));
  };
  routes.post('/api/permission/oauth2/token', answer);
  routes.post('/api/permission/oauth2/account/:account/token', answer);
  routes.post('/api/permission/oauth2/enterprise_id/:enterprise/token', answer);
  return routes;
}

/** Reads an OAuth request; a wrong field is `invalid_request` with its name. */
export async function readOAuthBody<Schema extends z.ZodType>(
  context: Context<SandboxEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues[0]?.path.join('.') || 'body');
}

/** Facts about a token request besides its body. */
interface Caller {
  bearer: string | undefined;
  host: string;
}

function exchange(
  parts: CozeApiContext,
  body: TokenBody,
  caller: Caller,
): Promise<object> | object {
  switch (body.grant_type) {
    case GRANT_JWT:
      return exchangeJwt(parts, body, caller);
    case GRANT_DEVICE:
      parts.userGrants.redeemDevice(required(body, 'device_code'), required(body, 'client_id'));
      return issueUserToken(parts, required(body, 'client_id'));
    case 'authorization_code':
      return exchangeCode(parts, body, caller.bearer);
    case 'refresh_token':
      return exchangeRefreshToken(parts, body, caller.bearer);
    default:
      throw new OAuthFailure(
        'unsupported_grant_type',
        `not supported grant type: ${body.grant_type}`,
      );
  }
}

async function exchangeJwt(
  parts: CozeApiContext,
  body: TokenBody,
  caller: Caller,
): Promise<object> {
  const { sessionName } = await parts.jwtVerifier.verify(caller.bearer, caller.host);
  const grant = parts.tokens.issue(
    'jwt',
    body.duration_seconds ?? DEFAULT_TOKEN_SECONDS,
    sessionName,
  );
  return { access_token: grant.token, expires_in: grant.expiresAt, token_type: 'Bearer' };
}

function exchangeCode(parts: CozeApiContext, body: TokenBody, secret: string | undefined): object {
  const clientId = required(body, 'client_id');
  const code = required(body, 'code');
  const { pkce } = parts.userGrants.redeemCode(
    code,
    clientId,
    required(body, 'redirect_uri'),
    body.code_verifier,
  );
  if (!pkce) checkClientSecret(parts, clientId, secret);
  return issueUserToken(parts, clientId);
}

function exchangeRefreshToken(
  parts: CozeApiContext,
  body: TokenBody,
  secret: string | undefined,
): object {
  const clientId = required(body, 'client_id');
  if (clientId === parts.userApps.webClientId) checkClientSecret(parts, clientId, secret);
  parts.userGrants.redeemRefreshToken(required(body, 'refresh_token'), clientId);
  return issueUserToken(parts, clientId);
}

function issueUserToken(parts: CozeApiContext, clientId: string): object {
  const grant = parts.tokens.issue('user', DEFAULT_TOKEN_SECONDS);
  return {
    access_token: grant.token,
    refresh_token: parts.userGrants.createRefreshToken(clientId),
    expires_in: grant.expiresAt,
    token_type: 'Bearer',
  };
}

function checkClientSecret(
  parts: CozeApiContext,
  clientId: string,
  secret: string | undefined,
): void {
  const { webClientId, webClientSecret } = parts.userApps;
  if (clientId === webClientId && secret === webClientSecret) return;
  throw new OAuthFailure('invalid_client', 'invalid client', 401);
}

function required(
  body: TokenBody,
  field: 'client_id' | 'code' | 'redirect_uri' | 'refresh_token' | 'device_code',
): string {
  const value = body[field];
  if (value === undefined || value === '') throw invalidRequest(field);
  return value;
}

function invalidRequest(parameter: string): OAuthFailure {
  return new OAuthFailure('invalid_request', `invalid request: ${parameter}`);
}
