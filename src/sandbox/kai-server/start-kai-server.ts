import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  type McpServer,
} from '@modelcontextprotocol/server';
import { listenOnLoopback } from '../loopback-server';
import { KaiActivity } from './kai-activity';
import { coffeeTools, createMcpServer } from './mcp-server';
import type { CoffeeKnowledge } from './tools/kai-tool';

const PATH = '/mcp';

export interface KaiServerOptions {
  knowledge: CoffeeKnowledge;
  /** 0 or absent: a free port. */
  port?: number;
  /** Instead of a generated one. */
  apiKey?: string;
  toolDelayMs?: number;
  extraTools?: (server: McpServer) => void;
}

/** A running sandbox KAI. */
export interface RunningKai {
  url: string;
  apiKey: string;
  activity: KaiActivity;
  /** Notifies clients that the list of tools changed. */
  announceToolsChanged(): void;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/**
 * Serves the coffee tools over MCP (Streamable HTTP, revisions 2026-07-28 and earlier) on
 * 127.0.0.1. In this order a request is refused for: a Host or Origin that is not this machine's
 * (DNS rebinding), another path, a missing or wrong bearer key.
 */
export async function startKaiServer(options: KaiServerOptions): Promise<RunningKai> {
  const apiKey = options.apiKey ?? `kai_${randomBytes(24).toString('base64url')}`;
  const activity = new KaiActivity();
  const tools = coffeeTools(options.knowledge);
  const behaviour = {
    activity,
    toolDelayMs: options.toolDelayMs ?? 0,
    extraTools: options.extraTools,
  };
  const handler = createMcpHandler(() => createMcpServer(tools, behaviour));
  const serve = async (request: Request): Promise<Response> => {
    const foreign =
      hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
      originValidationResponse(request, localhostAllowedOrigins());
    if (foreign) return foreign;
    if (new URL(request.url).pathname !== PATH)
      return Response.json({ error: 'not_found' }, { status: 404 });
    if (!isBearer(request.headers.get('authorization'), apiKey)) {
      activity.refusals += 1;
      return Response.json(
        { error: 'invalid_token' },
        {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="kai", error="invalid_token"' },
        },
      );
    }
    return handler.fetch(request);
  };
  const server = await listenOnLoopback(serve, options.port);
  return {
    url: `${server.origin}${PATH}`,
    apiKey,
    activity,
    announceToolsChanged: () => handler.notify.toolsChanged(),
    close: async () => {
      await handler.close();
      await server.close();
    },
  };
}

/** Compared as digests, so that the time taken reveals neither length nor content. */
function isBearer(header: string | null, apiKey: string): boolean {
  const given = /^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(apiKey));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
