/**
 * A text in two parts: blocks that no further character can change, and the rest. Joined they are
 * the text.
 */
export interface SealedText {
  readonly blocks: readonly string[];
  readonly tail: string;
}

/**
 * `loose` blocks (lists, footnotes, indented code) may continue after a blank line; `plain` ones
 * end there.
 */
type Mode = 'idle' | 'plain' | 'loose' | 'fence';

interface Scan {
  mode: Mode;
  /** The marker that a closing fence must match; also set inside a loose block. */
  fence: string;
  blankBefore: boolean;
  cuts: number[];
}

/** Fences of code, and of formulas (`$$`). */
const FENCE = /^ {0,3}(`{3,}|~{3,}|\${2,})(.*)$/;
const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const INDENTED = /^(?: {4}|\t)/;
const MARKERS = /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)+/;

/**
 * Cuts a growing Markdown text into finished blocks, so that a renderer parses only the tail on
 * every delta. A cut is made only between complete lines and only where CommonMark starts a new
 * block whatever follows; when in doubt blocks stay together. With the previous result given, only
 * what is new is read (cost stays linear).
 */
export function sealBlocks(text: string, previous?: SealedText): SealedText {
  const kept = previous && continues(text, previous.blocks) ? previous.blocks : [];
  const rest = text.slice(kept.reduce((length, block) => length + block.length, 0));
  const cuts = findCuts(rest);
  if (cuts.length === 0) return { blocks: kept, tail: rest };
  const starts = [0, ...cuts];
  const blocks = cuts.map((cut, index) => rest.slice(starts[index], cut));
  return { blocks: [...kept, ...blocks], tail: rest.slice(cuts.at(-1)) };
}

/**
 * `sealBlocks` with a memory of the last result: any text may be given; one that continues the last
 * is cheap.
 */
export function sealer(): (text: string) => SealedText {
  let last: SealedText = { blocks: [], tail: '' };
  return (text) => {
    last = sealBlocks(text, last);
    return last;
  };
}

function continues(text: string, blocks: readonly string[]): boolean {
  let length = 0;
  for (const block of blocks) {
    if (!text.startsWith(block, length)) return false;
    length += block.length;
  }
  return true;
}

/**
 * Positions at which a finished block ends. A scan begins at the start of a block: no state is
 * carried over.
 */
function findCuts(text: string): number[] {
  const scan: Scan = { mode: 'idle', fence: '', blankBefore: false, cuts: [] };
  let start = 0;
  for (let newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', start)) {
    const line = text.slice(start, newline).replace(/\r$/, '');
    readLine(scan, line, start, newline + 1);
    scan.blankBefore = line.trim() === '';
    start = newline + 1;
  }
  return scan.cuts;
}

function readLine(scan: Scan, line: string, start: number, end: number): void {
  const blank = line.trim() === '';
  switch (scan.mode) {
    case 'idle':
      if (!blank) open(scan, line, end);
      return;
    case 'fence':
      if (closesFence(line, scan.fence)) seal(scan, end);
      return;
    case 'plain':
      if (blank) seal(scan, end);
      else if (LIST_ITEM.test(line)) openLoose(scan, line);
      else if (opensFence(line) || FOOTNOTE.test(line)) {
        scan.cuts.push(start);
        open(scan, line, end);
      }
      return;
    case 'loose':
      if (scan.fence !== '') {
        if (closesFence(line.trimStart(), scan.fence)) scan.fence = '';
      } else if (!blank && scan.blankBefore && !continuesLoose(line)) {
        scan.cuts.push(start);
        open(scan, line, end);
      } else openLoose(scan, line);
  }
}

function seal(scan: Scan, end: number): void {
  scan.cuts.push(end);
  scan.mode = 'idle';
  scan.fence = '';
}

/** Takes the first line of a block. A heading is finished with its line. */
function open(scan: Scan, line: string, end: number): void {
  if (opensFence(line)) {
    scan.mode = 'fence';
    scan.fence = fenceMarker(line);
  } else if (HEADING.test(line)) seal(scan, end);
  else if (LIST_ITEM.test(line) || FOOTNOTE.test(line) || INDENTED.test(line))
    openLoose(scan, line);
  else scan.mode = 'plain';
}

/** A line of a loose block; it may open a fence of its own, also directly after a list marker. */
function openLoose(scan: Scan, line: string): void {
  scan.mode = 'loose';
  const content = line.replace(MARKERS, '');
  scan.fence = opensFence(content) ? fenceMarker(content) : '';
}

function opensFence(line: string): boolean {
  const match = FENCE.exec(line);
  const [, marker = '', info = ''] = match ?? [];
  return match !== null && (marker.startsWith('~') || !info.includes(marker.charAt(0)));
}

function fenceMarker(line: string): string {
  return FENCE.exec(line)?.[1] ?? '';
}

function closesFence(line: string, fence: string): boolean {
  const marker = fenceMarker(line);
  return marker.startsWith(fence) && line.trim() === marker;
}

/**
 * After a blank line: does this line still belong to the list, footnote or indented code before it?
 */
function continuesLoose(line: string): boolean {
  return /^(?: {2,}|\t)/.test(line) || LIST_ITEM.test(line);
}
