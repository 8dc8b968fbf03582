import { z } from 'zod';

/** Classification of a submitted tool output. */
export type ToolFinding =
  | { kind: 'text'; tool: string; markdown: string; sources: string[] }
  | { kind: 'error'; tool: string; reason: string }
  | { kind: 'empty'; tool: string };

const mcpResult = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  structured: z.unknown().optional(),
});
const errorResult = z.object({ error: z.unknown() });
const rowSchema = z.record(z.string(), z.unknown());

const ROW_LISTS = ['results', 'entries', 'items', 'data', 'knowledge'];
const TITLES = ['title', 'name'];
const BODIES = ['body', 'text', 'content', 'summary', 'description'];
const DEEPEST = 3;

/**
 * Reads a tool's output, which is attacker-controlled text: JSON (also an MCP result) or plain
 * text.
 */
export function readToolOutput(tool: string, output: string): ToolFinding {
  const sources: string[] = [];
  const found = render(parseLoosely(output), sources, 0);
  if (found.error !== undefined) return { kind: 'error', tool, reason: found.error };
  const markdown = found.text.trim();
  return markdown === ''
    ? { kind: 'empty', tool }
    : { kind: 'text', tool, markdown, sources: [...new Set(sources)] };
}

interface Rendering {
  text: string;
  error?: string;
}

function render(value: unknown, sources: string[], depth: number): Rendering {
  if (typeof value === 'string') return renderText(value);
  if (value === null || value === undefined || depth > DEEPEST) return { text: '' };
  if (Array.isArray(value)) return { text: renderRows(value, sources, depth) };
  if (typeof value !== 'object') return { text: JSON.stringify(value) };
  const mcp = mcpResult.safeParse(value);
  if (mcp.success) return renderMcpResult(mcp.data, sources, depth);
  const failed = errorResult.safeParse(value);
  if (failed.success && failed.data.error)
    return { text: '', error: describeError(failed.data.error) };
  return { text: renderRecord(rowSchema.parse(value), sources, depth) };
}

function renderText(text: string): Rendering {
  const error = /^\s*(?:error|错误)\s*[:：]\s*(.+)$/isu.exec(text)?.[1];
  return error === undefined ? { text } : { text: '', error: firstLine(error) };
}

function renderMcpResult(
  result: z.infer<typeof mcpResult>,
  sources: string[],
  depth: number,
): Rendering {
  const texts = result.content.map((part) => part.text ?? '').filter((text) => text !== '');
  if (result.isError === true) return { text: '', error: firstLine(texts.join(' ') || 'error') };
  const parts = texts.map((text) => render(parseLoosely(text), sources, depth + 1));
  const error = parts.find((part) => part.error !== undefined)?.error;
  const text = parts.map((part) => part.text).join('\n\n');
  return error === undefined ? { text } : { text, error };
}

function renderRows(rows: unknown[], sources: string[], depth: number): string {
  return rows
    .map((row) => render(row, sources, depth + 1).text)
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderRecord(record: Record<string, unknown>, sources: string[], depth: number): string {
  collectSources(record['sources'], sources);
  for (const list of ROW_LISTS) {
    if (Array.isArray(record[list])) return renderRows(record[list], sources, depth);
  }
  const title = TITLES.map((key) => record[key]).find((value) => typeof value === 'string');
  const body = BODIES.map((key) => record[key]).find((value) => typeof value === 'string');
  if (body !== undefined) return title === undefined ? body : `### ${title}\n\n${body}`;
  return Object.entries(record)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([key, value]) => `- ${key}: ${String(value)}`)
    .join('\n');
}

function collectSources(value: unknown, sources: string[]): void {
  if (!Array.isArray(value)) return;
  for (const source of value) {
    const title: unknown =
      typeof source === 'string' ? source : rowSchema.safeParse(source).data?.['title'];
    if (typeof title === 'string') sources.push(title);
  }
}

function describeError(error: unknown): string {
  if (typeof error === 'string') return firstLine(error);
  const record = rowSchema.safeParse(error).data;
  const message = record?.['message'] ?? record?.['code'];
  return typeof message === 'string' ? firstLine(message) : 'error';
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/[。.]+$/u, '').slice(0, 300);
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
