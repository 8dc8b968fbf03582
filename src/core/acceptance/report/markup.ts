const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes untrusted text for HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('\u0000', '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A table from ready markup. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('\n');
  // A table wider than the page scrolls, with the keyboard too.
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const whole = `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
  return `<div class="wide" tabindex="0">${whole}</div>`;
}

/** A section of the page with its heading; empty without content. */
export function part(title: string, content: string): string {
  return content === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${content}\n</section>`;
}

/** Passed or failed, by shape, colour and word. */
export function verdict(passed: boolean, words: { yes: string; no: string }): string {
  const shape = passed
    ? '<circle cx="6" cy="6" r="5"/>'
    : '<rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1"/>';
  const size = 'width="12" height="12" viewBox="0 0 12 12"';
  const drawing = `<svg ${size} aria-hidden="true">${shape}</svg>`;
  const word = escaped(passed ? words.yes : words.no);
  return `<span class="${passed ? 'good' : 'bad'}">${drawing} ${word}</span>`;
}
