import type { Tool } from '@modelcontextprotocol/client';
import type { ToolHints } from '../../../shared/model/kai-tool';
import type { CompiledSchema, SchemaCompiler } from './json-schema';

/**
 * Characters kept of a definition's text. Longer text is cut, which changes its fingerprint once.
 */
const TEXT_MAX = 20_000;

/**
 * A tool as the server describes it, foreign text throughout. Fingerprints and comparisons use this
 * shape.
 */
export interface ToolDefinition {
  name: string;
  title: string;
  description: string;
  inputSchema: Record<string, unknown>;
  outputSchema: Record<string, unknown> | null;
  hints: ToolHints;
}

/** A listed tool, ready to be called. */
export interface CatalogTool {
  serverId: string;
  serverName: string;
  /** The tool as the protocol library expects it. */
  wire: Tool;
  definition: ToolDefinition;
  input: CompiledSchema;
  /** Null when the tool declares no schema for its results, or none that can be checked. */
  output: CompiledSchema | null;
}

/** Reads a listed tool. One with an unusable schema is kept, with the reason. */
export function readTool(
  wire: Tool,
  server: { id: string; name: string },
  schemas: SchemaCompiler,
): CatalogTool {
  const definition: ToolDefinition = {
    name: wire.name,
    title: (wire.title ?? wire.annotations?.title ?? '').slice(0, TEXT_MAX),
    description: (wire.description ?? '').slice(0, TEXT_MAX),
    inputSchema: wire.inputSchema,
    outputSchema: wire.outputSchema ?? null,
    hints: hintsOf(wire),
  };
  const output = definition.outputSchema && schemas.compile(definition.outputSchema);
  return {
    serverId: server.id,
    serverName: server.name,
    wire,
    definition,
    input: schemas.compile(definition.inputSchema),
    output,
  };
}

/** The tool's hints about itself; a missing hint is null, never a default. */
function hintsOf({ annotations = {} }: Tool): ToolHints {
  const {
    readOnlyHint = null,
    destructiveHint = null,
    idempotentHint = null,
    openWorldHint = null,
  } = annotations;
  return {
    readOnly: readOnlyHint,
    destructive: destructiveHint,
    idempotent: idempotentHint,
    openWorld: openWorldHint,
  };
}
