import { Hono, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { isLoopbackHost } from '../loopback-server';
import { pause } from '../sandbox-clock';
import type { CozeApiContext } from './coze-api-parts';
import { answerError, answerUnknownPath } from './envelope';
import { injectFaults } from './fault-injection';
import type { FaultPlan } from './faults';
import { createLogId } from './identifiers';
import type { RequestCounter } from './request-counter';
import { appKeyRoutes } from './routes/app-keys';
import { botReadRoutes } from './routes/bots-read';
import { botWriteRoutes } from './routes/bots-write';
import { chatControlRoutes } from './routes/chat-control';
import { chatCreateRoutes } from './routes/chat-create';
import { conversationRoutes } from './routes/conversations';
import { fileRoutes } from './routes/files';
import { messageRoutes } from './routes/messages';
import { oauthConsentRoutes } from './routes/oauth-consent';
import { oauthTokenRoutes } from './routes/oauth-token';
import { userRoutes } from './routes/users-and-workspaces';
import { workflowChatRoutes } from './routes/workflow-chat';
import { workflowRunRoutes } from './routes/workflow-run';
import { workflowStreamRoutes } from './routes/workflow-stream';
import type { SandboxEnv } from './sandbox-env';

/** The surroundings of the routes. */
export interface CozeApiSurroundings {
  counter: RequestCounter;
  faults: FaultPlan;
  /** Delay before every answer. */
  latencyMs: number;
}

/**
 * Coze's API as one Hono app: log ids, the Host check, latency, then the route families. No CORS,
 * on purpose.
 */
export function createCozeApiApp(
  parts: CozeApiContext,
  around: CozeApiSurroundings,
): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(nameRequests(parts, around.counter));
  app.use(refuseForeignHosts);
  app.use(async (_context, next) => {
    await pause(around.latencyMs);
    await next();
  });
  app.use(injectFaults(around.faults));
  for (const family of ROUTE_FAMILIES) app.route('/', family(parts));
  app.notFound(answerUnknownPath);
  app.onError(answerError);
  return app;
}

const ROUTE_FAMILIES = [
  oauthTokenRoutes,
  oauthConsentRoutes,
  userRoutes,
  botReadRoutes,
  botWriteRoutes,
  chatCreateRoutes,
  chatControlRoutes,
  conversationRoutes,
  messageRoutes,
  workflowRunRoutes,
  workflowStreamRoutes,
  workflowChatRoutes,
  fileRoutes,
  appKeyRoutes,
];

/**
 * Gives every request its log id, every answer `X-Tt-Logid` and the sandbox clock's Date, and
 * counts by route.
 */
function nameRequests(
  parts: CozeApiContext,
  counter: RequestCounter,
): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const logid = createLogId(parts.clock.nowMs());
    context.set('logid', logid);
    const route = matchedRoutes(context)
      .filter(({ path }) => !path.includes('*'))
      .at(-1)?.path;
    counter.count(context.req.method, route ?? context.req.path);
    await next();
    context.res.headers.set('x-tt-logid', logid);
    context.res.headers.set('date', new Date(parts.clock.nowMs()).toUTCString());
  };
}

/** A foreign Host means DNS rebinding or a proxy: both are refused. */
const refuseForeignHosts: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  if (isLoopbackHost(context.req.header('host'))) return next();
  return context.text('forbidden', 403);
};
