import { Hono } from 'hono';
import { z } from 'zod';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { failures } from '../errors';
import type { SandboxEnv } from '../sandbox-env';
import { registerPublicKey } from '../service-app';

const bodySchema = z.object({ public_key: z.string().max(10_000) });

/**
 * Replaces the page on which Coze adds a public key to an OAuth app, so that replacing a key can be
 * tried: returns its kid.
 */
export function appKeyRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post('/sandbox/public_keys', requireBearer(parts.tokens), async (context) => {
    const body = bodySchema.safeParse(await context.req.json().catch(() => undefined));
    const kid = body.success ? registerPublicKey(parts.publicKeys, body.data.public_key) : null;
    if (kid === null) throw failures.parameter('public_key');
    return succeed(context, { kid });
  });
  return routes;
}
