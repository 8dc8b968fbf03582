/**
 * A question as it is written into a file: its words, then the names of the files that came with
 * it.
 */
export function askedWords(question: string, files: readonly string[]): string {
  return [question.trim(), ...files.map((name) => `[${name}]`)]
    .filter((part) => part !== '')
    .join('\n');
}
