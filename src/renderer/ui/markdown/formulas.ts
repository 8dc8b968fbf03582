import type { Options } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { formulaMarks } from '../../../shared/markdown/formula-marks';
import 'katex/dist/katex.min.css';
import './formulas.css';

type List = NonNullable<Options['remarkPlugins']>;
interface Plugins {
  remark: List;
  rehype: List;
}

/**
 * LaTeX by KaTeX. A formula that cannot be parsed is shown as written. Nothing in a formula may
 * link, load or run.
 */
export const formulaPlugins: Plugins = {
  remark: [remarkMath, formulaMarks],
  rehype: [
    [
      rehypeKatex,
      {
        trust: false,
        strict: 'ignore',
        maxSize: 20,
        maxExpand: 200,
        errorColor: 'var(--ink-soft)',
      },
    ],
  ],
};
