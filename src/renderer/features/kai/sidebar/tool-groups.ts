import type { KaiServerView } from '../../../../shared/model/kai';
import type { KaiTool } from '../../../../shared/model/kai-tool';

/** A server with those of its tools that match. */
export interface ToolGroup {
  server: KaiServerView;
  tools: KaiTool[];
}

/**
 * Tools under their servers; with a search, only tools with every word in name, title or
 * description, and only servers that have one.
 */
export function groupTools(
  servers: readonly KaiServerView[],
  tools: readonly KaiTool[],
  search: string,
): ToolGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (tool: KaiTool): boolean => {
    const text = `${tool.toolName}\n${tool.title}\n${tool.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const groups = servers.map((server) => ({
    server,
    tools: tools.filter((tool) => tool.serverId === server.id && fits(tool)),
  }));
  return words.length === 0 ? groups : groups.filter(({ tools: found }) => found.length > 0);
}
