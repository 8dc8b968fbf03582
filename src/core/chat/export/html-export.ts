import type { Language } from '../../../shared/model/settings';
import { answerHtml } from './answer-html';
import { askedWords } from './asked-words';
import type { ExportedTurn } from './exported-turn';

/** Content security policy: allows only the page's own style, since the content is not trusted. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root {
  color-scheme: light dark; --text: #1f1b16; --quiet: #6b6259; --page: #faf8f5;
  --box: #f3efe9; --line: #e6dfd5; --link: #365c86; --word: #8c3b4a; --string: #256e45;
  --number: #8a560c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #ede6dc; --quiet: #a79c8e; --page: #17140f; --box: #28231c; --line: #38312a;
    --link: #8fb4dc; --word: #e39aa7; --string: #6fbf8b; --number: #e0ae55;
  }
}
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
article { margin: 2rem 0; }
blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--box); color: var(--quiet); }
.asked { padding: .75rem 1rem; border: 0; border-radius: .5rem; background: var(--box); color: inherit; }
.asked p { white-space: pre-wrap; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
blockquote p:last-child { margin: 0; }
pre { padding: .75rem 1rem; border-radius: .5rem; background: var(--box); overflow-x: auto; }
code { font: .9em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
:not(pre) > code { padding: .1em .3em; border-radius: .25rem; background: var(--box); }
table { border-collapse: collapse; margin: 0 0 1rem; display: block; overflow-x: auto; }
th, td { padding: .35rem .75rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
h3, h4, h5, h6 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
hr { border: 0; border-top: 1px solid var(--line); }
math[display=block] { margin: 1rem 0; overflow-x: auto; }
a { color: var(--link); }
.quiet { color: var(--quiet); font-size: .875rem; }
.hljs-comment, .hljs-quote, .hljs-meta { color: var(--quiet); font-style: italic; }
.hljs-keyword, .hljs-selector-tag, .hljs-name, .hljs-section { color: var(--word); }
.hljs-string, .hljs-regexp, .hljs-addition { color: var(--string); }
.hljs-number, .hljs-literal, .hljs-symbol, .hljs-variable { color: var(--number); }
.hljs-title, .hljs-type, .hljs-built_in, .hljs-attr, .hljs-attribute { color: var(--link); }
@media print { pre { white-space: pre-wrap; } article { break-inside: avoid-page; } }
`;

/**
 * Exports a conversation as one self-contained HTML file: no script, no other file, both themes.
 * Questions are escaped text, answers look as in the app. The content is not trusted, so the page's
 * policy forbids everything but its own style.
 */
export function htmlExport(
  title: string,
  turns: readonly ExportedTurn[],
  language: Language,
): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
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

function asked(words: string): string {
  return `<blockquote class="asked"><p>${words}</p></blockquote>`;
}

function article({ question, files, answer, askedAt, note }: ExportedTurn): string {
  return `<article>
<p class="quiet">${escaped(askedAt)}</p>
${question === '' && files.length === 0 ? '' : asked(escaped(askedWords(question, files)))}
${answerHtml(answer)}
${note === null ? '' : `<p class="quiet">${escaped(note)}</p>`}
</article>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text
    .replaceAll('\u0000', '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
