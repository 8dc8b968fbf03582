import type { ToolAddress, ToolMapping } from '../../../shared/model/kai';
import type { StoredMapping } from '../store/kai-store';
import type { CatalogTool } from './tool-definition';

/**
 * Resolves a bot's name for a tool: the one the operator chose, as long as it exists; otherwise the
 * one tool of that name; otherwise the one whose name differs only in case, dashes and underscores,
 * or in a prefix such as `kai__` or `KAI.`. Where several servers offer the name, the first server
 * counts; where the looser match is not unique, there is none. Pure.
 */
export function resolveTool(
  name: string,
  tools: readonly CatalogTool[],
  mappings: readonly StoredMapping[],
): CatalogTool | null {
  const chosen = mappings.find(({ botToolName }) => botToolName === name)?.target;
  if (chosen) return tools.find((tool) => isAt(tool, chosen)) ?? null;
  const exact = tools.find(({ definition }) => definition.name === name);
  if (exact) return exact;
  const wanted = loosely(name);
  const similar = tools.filter(({ definition }) => loosely(definition.name) === wanted);
  const names = new Set(similar.map(({ definition }) => definition.name));
  return names.size === 1 ? (similar[0] ?? null) : null;
}

/** Every name a bot asked for or an operator mapped, with the tool it resolves to now. Pure. */
export function describeMappings(
  mappings: readonly StoredMapping[],
  tools: readonly CatalogTool[],
): ToolMapping[] {
  return mappings.map(({ botToolName, target, lastAskedAt }) => {
    const found = resolveTool(botToolName, tools, mappings);
    const address = found && { serverId: found.serverId, toolName: found.definition.name };
    return {
      botToolName,
      source: target ? 'operator' : found ? 'by-name' : 'none',
      target: target ?? address,
      lastAskedAt: lastAskedAt === null ? null : new Date(lastAskedAt).toISOString(),
    };
  });
}

function isAt({ serverId, definition }: CatalogTool, target: ToolAddress): boolean {
  return serverId === target.serverId && definition.name === target.toolName;
}

function loosely(name: string): string {
  return name
    .replace(/^.*(?:__|[./:])(?=[^./:]+$)/, '')
    .toLowerCase()
    .replaceAll(/[-_\s]/g, '');
}
