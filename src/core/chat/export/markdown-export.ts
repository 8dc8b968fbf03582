import { askedWords } from './asked-words';
import { openFence } from './open-fence';
import type { ExportedTurn } from './exported-turn';

/** Exports a conversation as Markdown: questions quoted, answers as the bot wrote them. */
export function markdownExport(title: string, turns: readonly ExportedTurn[]): string {
  return `${[`# ${escaped(title)}`, ...turns.map(section)].join('\n\n---\n\n')}\n`;
}

function section({ question, files, answer, askedAt, note }: ExportedTurn): string {
  const asked = askedWords(question, files);
  const parts = [
    `*${escaped(askedAt)}*`,
    asked === '' ? '' : quoted(asked),
    closed(answer),
    ...(note === null ? [] : [`*${escaped(note)}*`]),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function quoted(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/**
 * Closes a code block left open by an interrupted answer, which would swallow the following text.
 */
function closed(answer: string): string {
  const text = answer.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '');
  const fence = openFence(text);
  return fence === null ? text : `${text}\n${fence}`;
}

function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|]/g, String.raw`\$&`);
}
