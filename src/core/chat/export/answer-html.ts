import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { dollarFormulas } from '../../../shared/markdown/dollar-formulas';
import { formulaMarks } from '../../../shared/markdown/formula-marks';
import { harmlessElements } from './harmless-elements';

/** Formulas as MathML, which every browser draws without a script or a font of its own. */
const FORMULAS = {
  output: 'mathml',
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 200,
} as const;
const COLOURS = { detect: false, plainText: ['mermaid', 'math', 'text', 'txt'] };

/** HTML in an answer is text like any other. */
const HANDLERS = {
  html: (_state: unknown, { value }: { value: string }) => ({ type: 'text', value }),
};

const STEPS: PluggableList = [
  remarkParse,
  remarkGfm,
  remarkMath,
  formulaMarks,
  [remarkRehype, { handlers: HANDLERS }],
  [rehypeKatex, FORMULAS],
  [rehypeHighlight, COLOURS],
  harmlessElements,
  rehypeStringify,
];
const processor = unified().use(STEPS).freeze();

/**
 * An answer's Markdown as HTML that holds no script, loads nothing and needs nothing. What it shows
 * is not to be trusted.
 */
export function answerHtml(markdown: string): string {
  return String(processor.processSync(dollarFormulas(markdown.replaceAll('\u0000', '\uFFFD'))));
}
