import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/client';
import type { ResultPart, ToolResult } from '../../../shared/model/kai-call';
import type { CatalogTool } from './tool-definition';

/**
 * Characters kept and shown of one result, over all its pieces (base64 included); the rest is left
 * out with a note.
 */
const RESULT_MAX = 4_000_000;
const PARTS_MAX = 200;
/** Characters kept of one text. */
const TEXT_MAX = 1_000_000;
const SUMMARY_MAX = 120;

/**
 * A result as it is kept: limited in size, every kind of piece known, structured content checked
 * against the tool's output schema.
 */
export function readResult(
  raw: CallToolResult,
  tool: Pick<CatalogTool, 'output' | 'definition'>,
): ToolResult {
  const pieces = raw.content ?? [];
  const { parts, cut } = bounded(pieces.slice(0, PARTS_MAX).map(readPart));
  const structured =
    raw.structuredContent === undefined ? null : JSON.stringify(raw.structuredContent);
  const isTooLong = structured !== null && structured.length > RESULT_MAX;
  return {
    content: parts,
    structured: isTooLong ? null : structured,
    structuredProblem: problemOf(raw, tool),
    isError: raw.isError === true,
    bytes: Buffer.byteLength(JSON.stringify(pieces)) + Buffer.byteLength(structured ?? ''),
    cut: cut || isTooLong || pieces.length > PARTS_MAX,
  };
}

/** How the structured content violates the schema; results that are errors are not checked. */
function problemOf(
  raw: CallToolResult,
  { output, definition }: Pick<CatalogTool, 'output' | 'definition'>,
): string | null {
  if (raw.isError === true || definition.outputSchema === null || output === null) return null;
  if (raw.structuredContent === undefined) return 'structuredContent: missing';
  return 'problem' in output
    ? `outputSchema: ${output.problem}`
    : output.check(raw.structuredContent);
}

function readPart(part: ContentBlock): ResultPart {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
    case 'audio':
      return { type: part.type, mimeType: part.mimeType, data: part.data };
    case 'resource': {
      const { resource } = part;
      const text = 'text' in resource ? resource.text : null;
      return { type: 'resource', uri: resource.uri, mimeType: resource.mimeType ?? null, text };
    }
    case 'resource_link':
      return {
        type: 'resource-link',
        uri: part.uri,
        name: part.name,
        description: part.description ?? '',
        mimeType: part.mimeType ?? null,
      };
    default:
      return { type: 'json', json: JSON.stringify(part).slice(0, TEXT_MAX) };
  }
}

function bounded(parts: readonly ResultPart[]): { parts: ResultPart[]; cut: boolean } {
  const kept: ResultPart[] = [];
  let room = RESULT_MAX;
  let cut = false;
  for (const part of parts) {
    const short =
      part.type === 'text' && part.text.length > TEXT_MAX
        ? { ...part, text: part.text.slice(0, TEXT_MAX) }
        : part;
    cut ||= short !== part;
    const size = JSON.stringify(short).length;
    if (size > room) {
      cut = true;
      continue;
    }
    room -= size;
    kept.push(short);
  }
  return { parts: kept, cut };
}

/** All texts of a result, joined. */
export function textOf({ content }: Pick<ToolResult, 'content'>): string {
  return content
    .flatMap((part) =>
      part.type === 'text'
        ? [part.text]
        : part.type === 'resource' && part.text !== null
          ? [part.text]
          : [],
    )
    .join('\n\n');
}

/** One-line summary for a list. */
export function summaryOf(result: ToolResult): string {
  const text =
    textOf(result) || result.structured || result.content.map(({ type }) => type).join(', ');
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > SUMMARY_MAX ? `${line.slice(0, SUMMARY_MAX - 1)}…` : line;
}

/**
 * Output for the bot: data where there is any, otherwise text; pictures and the like are only
 * named.
 */
export function outputForBot(result: ToolResult): string {
  const text = textOf(result);
  if (result.isError)
    return JSON.stringify({
      error: { code: 'tool_error', message: text || 'The tool failed without saying why.' },
    });
  if (result.structured !== null) return result.structured;
  const others = result.content.flatMap((part) =>
    part.type === 'text'
      ? []
      : [part.type === 'resource-link' ? `[${part.type}: ${part.uri}]` : `[${part.type}]`],
  );
  return [text, ...others].filter((piece) => piece !== '').join('\n\n') || '(empty result)';
}
