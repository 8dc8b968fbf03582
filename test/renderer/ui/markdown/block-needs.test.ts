import { describe, expect, it } from 'vitest';
import { needsFormulas, needsHighlighting } from '../../../../src/renderer/ui/markdown/block-needs';

describe('needsFormulas', () => {
  it.each([
    '$x$',
    'a $E = mc^2$ b',
    '$$\nx\n$$',
    String.raw`\(x\)`,
    String.raw`\[x\]`,
    '```math\nx\n```',
  ])('sees a formula in %s', (text) => {
    expect(needsFormulas(text)).toBe(true);
  });

  it.each(['$5 and $10', 'from $5 to $10', 'costs $5', '```sh\necho $a $b$\n```', 'a (b) [c]'])(
    'fetches nothing for %s',
    (text) => {
      expect(needsFormulas(text)).toBe(false);
    },
  );
});

describe('needsHighlighting', () => {
  it.each([
    '```js\nx\n```',
    '~~~python\nx\n~~~',
    '- a\n\n  ```sql\n  x\n  ```',
    '> ```c\n> x\n> ```',
  ])('sees named code in %s', (text) => {
    expect(needsHighlighting(text)).toBe(true);
  });

  it.each(['```\nx\n```', '```mermaid\ngraph TD\n```', 'text `js`', '```math\nx\n```'])(
    'fetches nothing for %s',
    (text) => {
      expect(needsHighlighting(text)).toBe(false);
    },
  );
});
