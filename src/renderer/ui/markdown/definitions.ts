/** What the blocks of one text share: addresses of reference links, and footnotes. */
export interface Definitions {
  /** Label in lower case -> the definition's own line. */
  readonly links: ReadonlyMap<string, string>;
  /** Footnotes in the order of their first mention. */
  readonly footnotes: readonly Footnote[];
}

/** A footnote that is both mentioned and defined. */
export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly text: string;
}

const LINK = /^ {0,3}\[(?!\^)([^\]]+)\]:[ \t]*\S.*$/gm;
const FOOTNOTE_LINE = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]?/;
/** A mention in running text, not the definition itself. */
export const FOOTNOTE_MENTION = /\[\^([^\]\s]+)\](?!:)/g;

/** True for a block of footnote definitions only: it is shown at the end of the text. */
export function isFootnoteBlock(block: string): boolean {
  return FOOTNOTE_LINE.test(block.trimStart());
}

/** Collects all definitions of the text. */
export function collectDefinitions(blocks: readonly string[]): Definitions {
  const links = new Map<string, string>();
  const texts = new Map<string, string>();
  const mentions = new Set<string>();
  for (const block of blocks) {
    if (!block.includes('[') || isFence(block)) continue;
    if (isFootnoteBlock(block)) readFootnotes(block, texts);
    else for (const [, id] of block.matchAll(FOOTNOTE_MENTION)) if (id) mentions.add(id);
    for (const [line, label] of block.matchAll(LINK))
      if (label) links.set(label.toLowerCase(), line.trim());
  }
  const footnotes = [...mentions]
    .filter((id) => texts.has(id))
    .map((id, index) => ({ id, number: index + 1, text: texts.get(id) ?? '' }));
  return { links, footnotes };
}

function isFence(block: string): boolean {
  return /^\s*(?:```|~~~)/.test(block);
}

function readFootnotes(block: string, texts: Map<string, string>): void {
  let current: string | null = null;
  for (const line of block.split('\n')) {
    const match = FOOTNOTE_LINE.exec(line);
    if (match?.[1]) {
      current = texts.has(match[1]) ? null : match[1];
      if (current) texts.set(current, line.slice(match[0].length));
    } else if (current)
      texts.set(current, `${texts.get(current) ?? ''}\n${line.replace(/^ {1,4}/, '')}`);
  }
}

/** The definitions a block needs to be parsed alone, as lines to append; empty for most blocks. */
export function linksFor(block: string, definitions: Definitions): string {
  if (definitions.links.size === 0 || !block.includes('[')) return '';
  const lower = block.toLowerCase();
  const needed = [...definitions.links].filter(
    ([label]) => lower.includes(`[${label}]`) && !lower.includes(`[${label}]:`),
  );
  return needed.map(([, line]) => line).join('\n');
}

/**
 * Numbers of the footnotes a block mentions, as `id=1 other=2`: a plain string, so that a memo can
 * compare it.
 */
export function notesFor(block: string, definitions: Definitions): string {
  if (definitions.footnotes.length === 0 || !block.includes('[^')) return '';
  return definitions.footnotes
    .filter(({ id }) => block.includes(`[^${id}]`))
    .map(({ id, number }) => `${id}=${number}`)
    .join(' ');
}
