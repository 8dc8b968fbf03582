import * as fc from 'fast-check';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { Markdown } from '../../src/renderer/ui/markdown/markdown';
import { MarkdownBlock } from '../../src/renderer/ui/markdown/markdown-block';
import { sealBlocks } from '../../src/renderer/ui/markdown/sealed-blocks';

const html = (text: string): string =>
  renderToStaticMarkup(<Markdown text={text} onLink={() => undefined} onCopy={() => Promise.resolve(true)} />);

const i18next = createInstance();

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('Markdown', () => {
  it('numbers footnotes that are defined in another block and lists them at the end', () => {
    const out = html('one[^a] and two[^b].\n\nmore[^a]\n\n[^b]: second\n[^a]: first\n    goes on\n');
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
    expect(html('see [the standard][sca]\n\n[sca]: https://sca.coffee\n')).toContain('href="https://sca.coffee"');
  });

  it('shows raw HTML as text and loads no picture', () => {
    const out = html('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n![alt](https://example.com/a.png)');
    expect(out).not.toMatch(/<script|<img/);
    expect(out).toContain('href="https://example.com/a.png"');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'app://x', 'data:text/html,x', '#fn-x', '/root', 'vbscript:x'])(
    'makes no link of %s',
    (url) => {
      expect(html(`[x](${url})`)).not.toContain('<a');
    },
  );

  it('looks the same in blocks as in one piece', () => {
    const piece = fc.constantFrom(
      'a *b* `c`', '- x\n- y', '1. x\n\n2. y\n   - z', '> q\n> r', '```js\nlet a;\n\nlet b;\n```', '| a | b |\n|---|---|\n| 1 | 2 |',
      '# h', '## h\ntext', '---', '- [x] done', 'l1\nl2', '- a\n\n  ```\n  code\n  ```', '    indented\n\n    code', 'set\n===',
    );
    const components = {};
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = `${pieces.join('\n\n')}\n\n`;
        const { blocks, tail } = sealBlocks(text);
        const inBlocks = [...blocks, tail]
          .map((block) => renderToStaticMarkup(<MarkdownBlock text={block} links="" notes="" components={components} />))
          .join('');
        const whole = renderToStaticMarkup(<ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>);
        expect(inBlocks.replace(/\n/g, '')).toBe(whole.replace(/\n/g, ''));
      }),
      { numRuns: 200 },
    );
  });
});
