import type { Tool } from '@modelcontextprotocol/client';
import { AppError } from '../../lib/errors';
import type { SchemaCompiler } from './json-schema';
import type { McpSession } from '../connection/mcp-session';
import { readTool, type CatalogTool } from './tool-definition';

/** Number of tools per server that are shown and used. */
const TOOLS_MAX = 500;
const PAGES_MAX = 50;

/** The tools of a server, and what is wrong with the list as a whole. */
export interface ToolList {
  tools: CatalogTool[];
  /** KAI_LIST_CUT when there were too many tools. */
  note: AppError | null;
}

/**
 * Reads every page of the list, with a limit and without looping; of two tools with one name the
 * first counts.
 */
export async function listTools(
  session: McpSession,
  server: { id: string; name: string },
  schemas: SchemaCompiler,
  signal: AbortSignal,
): Promise<ToolList> {
  const found = new Map<string, Tool>();
  const seen = new Set<string>();
  let cursor: string | undefined;
  let isCut = false;
  for (let page = 0; ; page += 1) {
    const { tools, nextCursor } = await session.listTools(cursor, signal);
    for (const tool of tools) {
      if (found.size >= TOOLS_MAX) isCut = true;
      else if (!found.has(tool.name)) found.set(tool.name, tool);
    }
    if (nextCursor === undefined || isCut) break;
    if (seen.has(nextCursor) || page + 1 >= PAGES_MAX) {
      isCut = true;
      break;
    }
    seen.add(nextCursor);
    cursor = nextCursor;
  }
  const note = isCut
    ? new AppError('KAI_LIST_CUT', { params: { server: server.name, count: found.size } })
    : null;
  return { tools: [...found.values()].map((tool) => readTool(tool, server, schemas)), note };
}
