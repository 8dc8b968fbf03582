import { describe, expect, it } from 'vitest';
import { dollarFormulas } from '../../../src/shared/markdown/dollar-formulas';

describe('dollarFormulas', () => {
  it('writes backslash formulas with dollars', () => {
    expect(dollarFormulas(String.raw`a \(x\) b`)).toBe('a $x$ b');
    expect(dollarFormulas(String.raw`\[ x \]`)).toBe('$$x$$');
    expect(dollarFormulas('\\[\nx\n\\]')).toBe('$$x$$');
  });

  it('leaves code as it is', () => {
    expect(dollarFormulas('`\\(x\\)` \\(y\\)')).toBe('`\\(x\\)` $y$');
    expect(dollarFormulas('```tex\n\\(x\\)\n```')).toBe('```tex\n\\(x\\)\n```');
  });
});
