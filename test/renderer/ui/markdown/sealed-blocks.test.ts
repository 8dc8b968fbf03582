import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealBlocks, sealer } from '../../../../src/renderer/ui/markdown/sealed-blocks';

const line = fc.constantFrom(
  '',
  '',
  'text',
  '- item',
  '  more',
  '    deep',
  '1. one',
  '```',
  '```js',
  '~~~',
  '# head',
  '> quote',
  '| a | b |',
  '|---|---|',
  '[^1]: note',
  'see[^1]',
  '---',
  '    ```',
  '- ```',
  '\tcode',
  '*',
  '1986. year',
  'a `b` c',
  '[ref]: https://a.b',
);
const text = fc.array(line, { maxLength: 24 }).map((lines) => lines.join('\n'));

describe('sealBlocks', () => {
  it('gives the text back when its parts are joined', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const { blocks, tail } = sealBlocks(whole);
        expect(blocks.join('') + tail).toBe(whole);
      }),
    );
  });

  it('never changes a sealed block when more arrives', () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, at) => {
        const early = sealBlocks(whole.slice(0, at % (whole.length + 1))).blocks;
        expect(sealBlocks(whole).blocks.slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts the same whether the text came at once or piece by piece', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, step) => {
        const seal = sealer();
        for (let end = 0; end < whole.length; end += step) seal(whole.slice(0, end));
        expect(seal(whole)).toEqual(sealBlocks(whole));
      }),
      { numRuns: 500 },
    );
  });

  it('starts anew when the text is another one', () => {
    const seal = sealer();
    seal('one\n\ntwo\n\n');
    expect(seal('three\n\nfour')).toEqual({ blocks: ['three\n\n'], tail: 'four' });
  });

  it.each([
    ['paragraphs', 'one\n\ntwo\n\nthree', ['one\n\n', 'two\n\n'], 'three'],
    ['a heading as soon as its line ends', '# one\ntwo', ['# one\n'], 'two'],
    [
      'a loose list in one piece',
      '- a\n\n- b\n\n  more\n\nend\n\n',
      ['- a\n\n- b\n\n  more\n\n', 'end\n\n'],
      '',
    ],
    ['blank lines inside a fence', '```\na\n\nb\n```\nc', ['```\na\n\nb\n```\n'], 'c'],
    [
      'a fence inside a list',
      '- a\n\n  ```\n  x\n\n- no item\n  ```\n\nend\n\n',
      ['- a\n\n  ```\n  x\n\n- no item\n  ```\n\n', 'end\n\n'],
      '',
    ],
    ['a shorter fence is content', '````\n```\n````\nx', ['````\n```\n````\n'], 'x'],
    [
      'a footnote after a definition',
      '[a]: b\n[^1]: note\n\nend\n\n',
      ['[a]: b\n', '[^1]: note\n\n', 'end\n\n'],
      '',
    ],
    ['an unfinished line decides nothing', '- a\n\n1', [], '- a\n\n1'],
  ])('keeps together: %s', (_name, whole, blocks, tail) => {
    const sealed = sealBlocks(whole);
    expect(sealed.blocks.map((block) => block.replace(/\n+$/, '\n'))).toEqual(
      blocks.map((block) => block.replace(/\n+$/, '\n')),
    );
    expect(sealed.tail.trimStart()).toBe(tail.trimStart());
  });

  it('keeps a formula over blank lines in one block', () => {
    expect(sealBlocks('$$\na\n\nb\n$$\nnext\n\n').blocks).toEqual(['$$\na\n\nb\n$$\n', 'next\n\n']);
    expect(sealBlocks('$$a$$\n\nnext').blocks).toEqual(['$$a$$\n\n']);
    expect(sealBlocks('$$\na\n\n').blocks).toEqual([]);
  });
});
