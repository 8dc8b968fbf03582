import * as fc from 'fast-check';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../../../src/renderer/app/renderer-texts';
import { Markdown } from '../../../../src/renderer/ui/markdown/markdown';
import {
  formulas,
  highlighting,
  MarkdownBlock,
} from '../../../../src/renderer/ui/markdown/markdown-block';
import { sealBlocks } from '../../../../src/renderer/ui/markdown/sealed-blocks';

const html = (text: string): string =>
  renderToStaticMarkup(
    <Markdown text={text} onLink={() => undefined} onCopy={() => Promise.resolve(true)} />,
  );

const i18next = createInstance();

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('Markdown', () => {
  it('numbers footnotes that are defined in another block and lists them at the end', () => {
    const out = html(
      'one[^a] and two[^b].\n\nmore[^a]\n\n[^b]: second\n[^a]: first\n    goes on\n',
    );
    expect(out).toContain('one<sup');
    expect(out.match(/<sup[^>]*>1<\/sup>/g)).toHaveLength(2);
    expect(out.indexOf('first')).toBeLessThan(out.indexOf('second'));
    expect(out).not.toContain('[^');
  });

  it('leaves a mention alone while its definition has not arrived, and in code', () => {
    expect(html('one[^a]')).toContain('one[^a]');
    expect(html('`x[^a]`\n\n[^a]: note\n')).toContain('x[^a]');
  });

  it('knows reference links from other blocks', () => {
    expect(html('see [the standard][sca]\n\n[sca]: https://sca.coffee\n')).toContain(
      'href="https://sca.coffee"',
    );
  });

  it('shows raw HTML as text and loads no picture', () => {
    const out = html(
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n![alt](https://example.com/a.png)',
    );
    expect(out).not.toMatch(/<script|<img/);
    expect(out).toContain('href="https://example.com/a.png"');
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'app://x',
    'data:text/html,x',
    '#fn-x',
    '/root',
    'vbscript:x',
  ])('makes no link of %s', (url) => {
    expect(html(`[x](${url})`)).not.toContain('<a');
  });

  it('looks the same in blocks as in one piece', () => {
    const piece = fc.constantFrom(
      'a *b* `c`',
      '- x\n- y',
      '1. x\n\n2. y\n   - z',
      '> q\n> r',
      '```js\nlet a;\n\nlet b;\n```',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '# h',
      '## h\ntext',
      '---',
      '- [x] done',
      'l1\nl2',
      '- a\n\n  ```\n  code\n  ```',
      '    indented\n\n    code',
      'set\n===',
    );
    const components = {};
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = `${pieces.join('\n\n')}\n\n`;
        const { blocks, tail } = sealBlocks(text);
        const inBlocks = [...blocks, tail]
          .map((block) =>
            renderToStaticMarkup(
              <MarkdownBlock text={block} links="" notes="" finished components={components} />,
            ),
          )
          .join('');
        const whole = renderToStaticMarkup(
          <ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>,
        );
        expect(inBlocks.replace(/\n/g, '')).toBe(whole.replace(/\n/g, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('shows formulas, keeps prices, and shows a broken formula as it was written', async () => {
    expect(html('$x^2$')).toContain('$x^2$');
    await formulas.load();
    expect(html('$x^2$')).toContain('class="katex"');
    expect(html('$$x^2$$')).toContain('class="katex-display"');
    expect(html('a $$x^2$$ b')).not.toContain('class="katex-display"');
    expect(html('```math\nx^2\n```\n')).toContain('class="katex-display"');
    expect(html('$x$ for $5 or $10')).toContain('for $5 or $10');
    const broken = html('$$\n\\frac{1\n$$\n');
    expect(broken).toContain('class="katex-error"');
    expect(broken).toContain('\\frac{1');
  });

  it('colours code only when it is finished, and copies it as it was sent', async () => {
    await highlighting.load();
    const growing = renderToStaticMarkup(
      <Markdown
        growing
        text={'```js\nconst a = 1;'}
        onLink={() => undefined}
        onCopy={() => Promise.resolve(true)}
      />,
    );
    expect(growing).not.toContain('hljs');
    expect(growing).toContain('const a = 1;');
    const finished = html('```js\nconst a = 1;');
    expect(finished).toContain('<span class="hljs-keyword">const</span>');
    expect(finished.replace(/<[^>]+>/g, '')).toContain('const a = 1;');
    expect(finished.match(/<code/g)).toHaveLength(1);
    expect(html('```klingon\nx\n```\n')).toMatch(/<code>x\n?<\/code>/);
  });

  it('shows a diagram as its source until it is finished and drawn', () => {
    const text = '```mermaid\ngraph TD\nA-->B\n```\n';
    expect(html(text)).toContain('graph TD');
    expect(html(text)).not.toContain('<svg id');
  });
});
