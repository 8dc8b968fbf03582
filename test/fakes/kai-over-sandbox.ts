import type { McpServer } from '@modelcontextprotocol/server';
import { afterEach } from 'vitest';
import { z } from 'zod';
import type { KaiService } from '../../src/core/kai/kai-service';
import {
  startKaiServer,
  type KaiServerOptions,
  type RunningKai,
} from '../../src/sandbox/kai-server/start-kai-server';
import { coffeeKnowledge, KaiTable } from './kai-table';

// KAI over servers of the sandbox, ended after each test.

export const QUERY = { serverId: 's1', toolName: 'coffee_knowledge_query' };

export const ended: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

export async function serve(options: Partial<KaiServerOptions> = {}): Promise<RunningKai> {
  const server = await startKaiServer({ knowledge: coffeeKnowledge(), ...options });
  ended.push(() => server.close());
  return server;
}

export async function openOn(
  server: RunningKai,
  change: Record<string, unknown> = {},
  key = server.apiKey,
): Promise<{ table: KaiTable; kai: KaiService }> {
  const table = new KaiTable([{ url: server.url, ...change }], { s1: key });
  ended.push(() => table.kai.dispose());
  return { table, kai: await table.open() };
}

export const never = new AbortController().signal;

export function withTool(description: string): (server: McpServer) => void {
  return (server) => {
    server.registerTool('extra', { description, inputSchema: z.object({ q: z.string() }) }, () => ({
      content: [{ type: 'text', text: 'ok' }],
    }));
  };
}
