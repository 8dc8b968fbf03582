import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isLoopbackHost } from '../../loopback-server';
import type { CozeApiContext } from '../coze-api-parts';
import { OAuthFailure } from '../errors';
import type { SandboxEnv } from '../sandbox-env';
import { readOAuthBody } from './oauth-token';

const deviceBody = z.object({ client_id: z.string().min(1) });
const DEVICE_PAGE = '/oauth/device';

/**
 * Pages a person would see: the authorize page (agrees at once) and the device flow's start and
 * verification page.
 */
export function oauthConsentRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const authorize = (context: Context<SandboxEnv>): Response =>
    context.redirect(agree(parts, context), 302);
  routes.get('/api/permission/oauth2/authorize', authorize);
  routes.get('/api/permission/oauth2/workspace_id/:workspace/authorize', authorize);

  const startDevice = async (context: Context<SandboxEnv>): Promise<Response> => {
    const { client_id: clientId } = await readOAuthBody(context, deviceBody);
    if (clientId !== parts.userApps.publicClientId)
      throw new OAuthFailure('invalid_client', 'invalid client', 401);
    const answer = parts.userGrants.startDevice(clientId);
    const page = `http://${context.req.header('host') ?? ''}${DEVICE_PAGE}?user_code=${answer.user_code}`;
    return context.json({ ...answer, verification_uri: page });
  };
  routes.post('/api/permission/oauth2/device/code', startDevice);
  routes.post('/api/permission/oauth2/workspace_id/:workspace/device/code', startDevice);
  routes.get(DEVICE_PAGE, (context) => {
    const approved = parts.userGrants.approveDevice(context.req.query('user_code') ?? '');
    return context.text(
      approved ? '沙箱：已授权，可以关闭此页面。' : '沙箱：验证码无效。',
      approved ? 200 : 404,
    );
  });
  return routes;
}

/**
 * The redirect target with code and state. Only loopback targets: the sandbox must not become an
 * open redirect.
 */
function agree(parts: CozeApiContext, context: Context<SandboxEnv>): string {
  const query = context.req.query();
  if (query['response_type'] !== 'code') throw invalidRequest('response_type');
  const clientId = query['client_id'] ?? '';
  const { webClientId, publicClientId } = parts.userApps;
  if (clientId !== webClientId && clientId !== publicClientId) throw invalidRequest('client_id');
  const redirectUri = query['redirect_uri'] ?? '';
  if (!isLoopbackAddress(redirectUri)) throw invalidRequest('redirect_uri');
  const target = new URL(redirectUri);
  const codeChallenge = readChallenge(query);
  target.searchParams.set(
    'code',
    parts.userGrants.createCode(clientId, redirectUri, codeChallenge),
  );
  target.searchParams.set('state', query['state'] ?? '');
  return target.toString();
}

function readChallenge(query: Record<string, string>): string | undefined {
  const challenge = query['code_challenge'];
  if (challenge !== undefined && query['code_challenge_method'] !== 'S256')
    throw invalidRequest('code_challenge_method');
  return challenge;
}

function invalidRequest(parameter: string): OAuthFailure {
  return new OAuthFailure('invalid_request', `invalid request: ${parameter}`);
}

function isLoopbackAddress(address: string): boolean {
  return URL.canParse(address) && isLoopbackHost(new URL(address).host);
}
