import type { MiddlewareHandler } from 'hono';
import { type CozeApiFailure, failures } from './errors';
import type { SandboxEnv } from './sandbox-env';
import type { TokenIssuer } from './token-issuer';

/**
 * Lets a request pass only with a valid access token; the refusal differs by endpoint
 * (docs/reference/coze-wire.md, 7.3).
 */
export function requireBearer(
  tokens: TokenIssuer,
  refusal: () => CozeApiFailure = failures.authentication,
): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const grant = tokens.recognise(context.req.header('authorization'));
    if (grant === undefined) throw refusal();
    context.set('grant', grant);
    await next();
  };
}
