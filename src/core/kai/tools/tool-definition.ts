import type { Tool } from '@modelcontextprotocol/client';
import type { ToolHints } from '../../../shared/model/kai-tool';
import type { CompiledSchema, SchemaCompiler } from './json-schema';

/**
 * Text of a definition is kept up to so many characters; what is longer is cut, and thereby changes
 * its fingerprint once.
 */
const TEXT_MAX = 20_000;

/**
 * A tool as the server describes it: foreign text throughout. Its shape is what fingerprints and
 * comparisons are made of.
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
  /** As the protocol library wants it back. */
  wire: Tool;
  definition: ToolDefinition;
  input: CompiledSchema;
  /** Null when the tool promises nothing about its results, or nothing that can be checked. */
  output: CompiledSchema | null;
}

/** Reads a listed tool. A schema that cannot be used does not hide the tool: it says so. */
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

/** A tool's words about itself; what it does not say is null, never a default. */
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
