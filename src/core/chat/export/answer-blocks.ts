/** A piece of an answer: text between blank lines, or the inside of a fenced code block. */
export interface AnswerBlock {
  kind: 'text' | 'code';
  text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Cuts Markdown into text and code, as far as that can be done without reading it whole. A fence left open ends with the text. */
export function answerBlocks(markdown: string): AnswerBlock[] {
  const blocks: AnswerBlock[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const push = (kind: AnswerBlock['kind']): void => {
    if (kind === 'code' || lines.length > 0) blocks.push({ kind, text: lines.join('\n') });
    lines = [];
  };
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const next = fenceAfter(fence, line);
    if (next !== fence) push(fence === null ? 'text' : 'code');
    else if (fence === null && line.trim() === '') push('text');
    else lines.push(line);
    fence = next;
  }
  push(fence === null ? 'text' : 'code');
  return blocks;
}

/** The fence that is still open at the end of a text, null when none is. */
export function openFence(markdown: string): string | null {
  return markdown.split(/\r\n|\r|\n/).reduce<string | null>(fenceAfter, null);
}

/** Which fence is open after a line, given the one before it (CommonMark 4.5). */
function fenceAfter(open: string | null, line: string): string | null {
  const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
  if (marks === '') return open;
  if (open === null) return marks.startsWith('`') && info.includes('`') ? null : marks;
  return marks.startsWith(open) && info.trim() === '' ? null : open;
}
