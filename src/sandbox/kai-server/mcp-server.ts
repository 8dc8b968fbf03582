import { McpServer, type ServerContext } from '@modelcontextprotocol/server';
import { brewCalculator } from './tools/brew-calculator';
import { KaiRefusal, type CoffeeKnowledge, type KaiToolDefinition } from './tools/kai-tool';
import { knowledgeQuery } from './tools/knowledge-query';
import { originCompare } from './tools/origin-compare';
import { salonSchedule } from './tools/salon-schedule';
import { tastingNotesSearch } from './tools/tasting-notes';
import type { KaiActivity } from './kai-activity';
import { workFor } from './working-time';

/** How the tools of the sandbox KAI behave. */
export interface KaiBehaviour {
  activity: KaiActivity;
  /**
   * Shortest duration of every call, which reports progress meanwhile; for tests of stopping and of
   * limits.
   */
  toolDelayMs: number;
  /** For tests: additional tools on the same server. */
  extraTools?: ((server: McpServer) => void) | undefined;
}

/** The tools in their order in the list. */
export function coffeeTools(knowledge: CoffeeKnowledge): KaiToolDefinition[] {
  return [
    knowledgeQuery(knowledge),
    brewCalculator(),
    originCompare(knowledge),
    tastingNotesSearch(knowledge),
    salonSchedule(knowledge),
  ];
}

/** One MCP server with the coffee tools; the same definition serves both protocol versions. */
export function createMcpServer(
  tools: readonly KaiToolDefinition[],
  behaviour: KaiBehaviour,
): McpServer {
  const server = new McpServer(
    { name: 'coffee-salon-kai', title: 'KAI 咖啡知识', version: '1.0.0' },
    {
      instructions: '咖啡知识、冲煮计算、产地对比、风味检索和沙龙日程。',
      capabilities: { tools: { listChanged: true } },
    },
  );
  for (const tool of tools) {
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: tool.input,
        outputSchema: tool.output,
        annotations: {
          title: tool.title,
          readOnlyHint: true,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: false,
        },
      },
      (input: Record<string, unknown>, context: ServerContext) =>
        answer(tool, input, context, behaviour),
    );
  }
  behaviour.extraTools?.(server);
  return server;
}

async function answer(
  tool: KaiToolDefinition,
  input: Record<string, unknown>,
  context: ServerContext,
  { activity, toolDelayMs }: KaiBehaviour,
) {
  activity.began(tool.name, input);
  try {
    await workFor(toolDelayMs, context);
    const { data, text } = tool.run(input);
    return { content: [{ type: 'text' as const, text }], structuredContent: data };
  } catch (thrown) {
    if (context.mcpReq.signal.aborted) activity.cancelled(tool.name);
    if (!(thrown instanceof KaiRefusal)) throw thrown;
    return { content: [{ type: 'text' as const, text: thrown.message }], isError: true };
  }
}
