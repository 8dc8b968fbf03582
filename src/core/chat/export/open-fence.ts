const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** The fence still open at the end of a text, or null. */
export function openFence(markdown: string): string | null {
  return markdown.split(/\r\n|\r|\n/).reduce<string | null>(fenceAfter, null);
}

/** The fence open after a line, given the one before it (CommonMark 4.5). */
function fenceAfter(open: string | null, line: string): string | null {
  const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
  if (marks === '') return open;
  if (open === null) return marks.startsWith('`') && info.includes('`') ? null : marks;
  return marks.startsWith(open) && info.trim() === '' ? null : open;
}
