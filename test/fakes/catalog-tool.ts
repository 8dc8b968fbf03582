import { SchemaCompiler } from '../../src/core/kai/tools/json-schema';
import { readTool, type CatalogTool } from '../../src/core/kai/tools/tool-definition';

const schemas = new SchemaCompiler();

/** A listed tool as a server would describe it. */
export function catalogTool(
  name = 'query',
  change: Record<string, unknown> = {},
  server = { id: 's', name: 'KAI' },
): CatalogTool {
  const wire = {
    name,
    description: 'asks',
    inputSchema: {
      type: 'object' as const,
      properties: { q: { type: 'string' } },
      required: ['q'],
    },
    ...change,
  };
  return readTool(wire, server, schemas);
}
