/** A question as exported: its text, then the names of the attached files. */
export function askedWords(question: string, files: readonly string[]): string {
  return [question.trim(), ...files.map((name) => `[${name}]`)]
    .filter((part) => part !== '')
    .join('\n');
}
