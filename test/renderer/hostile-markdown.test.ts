import { createInstance } from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import ReactMarkdown from 'react-markdown';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { Markdown } from '../../src/renderer/ui/markdown/markdown';
import { formulas, highlighting } from '../../src/renderer/ui/markdown/markdown-block';
import {
  cleanSvg,
  keepsAttribute,
  keepsElement,
  keepsStyle,
  type SvgElement,
  tameDiagram,
} from '../../src/renderer/ui/markdown/svg-rules';
import {
  HOSTILE_ADDRESSES,
  HOSTILE_DIAGRAMS,
  HOSTILE_HTML,
  hostileMarkdown,
} from './hostile-payloads';
import { pageFaults } from './page-faults';

const drawn = (text: string): string =>
  renderToStaticMarkup(
    createElement(Markdown, { text, onLink: () => undefined, onCopy: () => Promise.resolve(true) }),
  )
    // The app's own icons and the square root of a formula are drawings of ours.
    .replaceAll(/<svg[^>]*>(?:<path[^>]*><\/path>)*<\/svg>/g, '');

const i18next = createInstance();

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
  await Promise.all([formulas.load(), highlighting.load()]);
});

describe('hostile Markdown', () => {
  const payloads = hostileMarkdown();

  it(`neither runs, loads nor leads anywhere (${payloads.length} payloads)`, () => {
    expect(payloads.length).toBeGreaterThanOrEqual(300);
    for (const text of payloads) expect(pageFaults(drawn(text)), text).toEqual([]);
  });

  it('is caught by the same check where HTML is put into the page as it is', () => {
    for (const html of HOSTILE_HTML) expect(pageFaults(html), html).not.toEqual([]);
  });

  it('is caught by the same check where a renderer lets every address through', () => {
    for (const address of HOSTILE_ADDRESSES.filter(
      (one) => !one.includes('<') && !one.includes('\\'),
    )) {
      const naive = renderToStaticMarkup(
        createElement(ReactMarkdown, { urlTransform: (url: string) => url }, `[x](${address})`),
      );
      expect(pageFaults(naive), address).not.toEqual([]);
    }
  });

  it('still shows what is honest', () => {
    const out = drawn(
      '[a](https://example.com) **b** $\\frac{1}{2}$\n\n```js\nconst a = 1;\n```\n',
    );
    expect(out).toContain('href="https://example.com"');
    expect(out).toContain('class="katex"');
    expect(out).toContain('hljs-keyword');
  });
});

class FakeElement implements SvgElement {
  readonly children: FakeElement[] = [];
  parent: FakeElement | null = null;
  constructor(
    readonly tagName: string,
    readonly attributes: { name: string; value: string }[] = [],
    children: FakeElement[] = [],
    readonly textContent = '',
  ) {
    for (const child of children) {
      child.parent = this;
      this.children.push(child);
    }
  }
  removeAttribute(name: string): void {
    this.attributes.splice(
      this.attributes.findIndex((one) => one.name === name),
      1,
    );
  }
  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }
}

describe('a diagram text', () => {
  it('hands Mermaid no HTML but line breaks', () => {
    for (const code of HOSTILE_DIAGRAMS)
      expect(pageFaults(tameDiagram(code) ?? ''), code).toEqual([]);
    expect(HOSTILE_DIAGRAMS.filter((code) => pageFaults(code).length > 0).length).toBeGreaterThan(
      10,
    );
  });

  it('keeps what Mermaid means by angle brackets', () => {
    const honest =
      'classDiagram\nclass A {\n <<interface>>\n}\nA <|-- B\nB <--> C\nC <.. D : x<br>y<br/>z';
    expect(tameDiagram(honest)).toBe(honest);
  });

  it('may not ask for a picture', () => {
    expect(tameDiagram('graph TD\nA@{ img: "https://evil.example/p.png" }')).toBeNull();
  });
});

describe('a drawing', () => {
  it('loses what could run, load or lead away, at every depth', () => {
    const drawing = new FakeElement(
      'svg',
      [
        { name: 'onload', value: 'alert(1)' },
        { name: 'viewBox', value: '0 0 1 1' },
      ],
      [
        new FakeElement('script'),
        new FakeElement('style', [], [], '@import "https://evil.example"'),
        new FakeElement('style', [], [], '#d .node{fill:#fff}'),
        new FakeElement(
          'g',
          [],
          [
            new FakeElement('a', [{ name: 'href', value: 'javascript:alert(1)' }]),
            new FakeElement('foreignObject', [], [new FakeElement('iframe')]),
            new FakeElement('path', [
              { name: 'd', value: 'M0 0' },
              { name: 'onclick', value: 'x' },
              { name: 'marker-end', value: 'url(#arrow)' },
            ]),
          ],
        ),
      ],
    );
    cleanSvg(drawing);
    expect(drawing.attributes.map(({ name }) => name)).toEqual(['viewBox']);
    expect(drawing.children.map(({ tagName }) => tagName)).toEqual(['style', 'g']);
    expect(drawing.children[1]?.children.map(({ tagName }) => tagName)).toEqual(['path']);
    expect(drawing.children[1]?.children[0]?.attributes.map(({ name }) => name)).toEqual([
      'd',
      'marker-end',
    ]);
  });

  it.each([
    'script',
    'SCRIPT',
    'foreignObject',
    'image',
    'a',
    'animate',
    'set',
    'iframe',
    'feImage',
    'handler',
    'img',
    'div',
  ])('keeps no %s', (name) => {
    expect(keepsElement(name)).toBe(false);
  });

  it.each(HOSTILE_ADDRESSES.filter((address) => !address.startsWith('#')))(
    'keeps no reference to %s',
    (address) => {
      expect(keepsAttribute('href', address)).toBe(false);
      expect(keepsAttribute('xlink:href', address)).toBe(false);
      expect(keepsAttribute('fill', `url(${address})`)).toBe(false);
    },
  );

  it('keeps references inside itself', () => {
    expect(keepsAttribute('href', '#arrow')).toBe(true);
    expect(keepsAttribute('fill', 'url(#gradient)')).toBe(true);
    expect(keepsStyle('.a{marker-end:url("#arrow")}')).toBe(true);
    expect(keepsStyle('.a{background:url("https://evil.example")}')).toBe(false);
  });
});
