import type { Language } from '../../../shared/model/settings';
import { answerBlocks } from './answer-blocks';
import type { ExportedTurn } from './exported-turn';

const STYLE = `
:root { color-scheme: light dark; --text: #2b211b; --quiet: #6b5d54; --page: #fdfaf7; --box: #f3ece5; }
@media (prefers-color-scheme: dark) { :root { --text: #eee6df; --quiet: #b3a59b; --page: #1c1714; --box: #2a231f; } }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
article { margin: 2rem 0; }
blockquote { margin: 0 0 1rem; padding: .75rem 1rem; border-radius: .5rem; background: var(--box); }
p { margin: 0 0 .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote p:last-child { margin: 0; }
pre { padding: .75rem 1rem; border-radius: .5rem; background: var(--box); overflow-x: auto; }
.quiet { color: var(--quiet); font-size: .875rem; }
@media print { pre { white-space: pre-wrap; } article { break-inside: avoid-page; } }
`;

/**
 * A conversation as one HTML file that needs nothing else: no script, no address, both themes. Everything that was said is
 * escaped text; Markdown is kept as it was written, only code blocks are set apart. What it shows is not to be trusted, so
 * the page forbids itself everything but its own style.
 */
export function htmlExport(title: string, turns: readonly ExportedTurn[], language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${turns.map(article).join('\n')}
</main>
</body>
</html>
`;
}

function article({ question, answer, askedAt, note }: ExportedTurn): string {
  return `<article>
<p class="quiet">${escaped(askedAt)}</p>
${question === '' ? '' : `<blockquote><p>${escaped(question.trim())}</p></blockquote>`}
${answerBlocks(answer).map(({ kind, text }) => (kind === 'code' ? `<pre><code>${escaped(text)}</code></pre>` : `<p>${escaped(text)}</p>`)).join('\n')}
${note === null ? '' : `<p class="quiet">${escaped(note)}</p>`}
</article>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
