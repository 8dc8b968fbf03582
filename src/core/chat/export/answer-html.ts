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

/** Renders formulas as MathML, which every browser draws without scripts or fonts. */
const FORMULAS = {
  output: 'mathml',
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 200,
} as const;
const COLOURS = { detect: false, plainText: ['mermaid', 'math', 'text', 'txt'] };

/** Keeps HTML in an answer as text. */
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
 * Converts an answer's Markdown to HTML without scripts and external resources. The input is not
 * trusted.
 */
export function answerHtml(markdown: string): string {
  return String(processor.processSync(dollarFormulas(markdown.replaceAll('\u0000', '\uFFFD'))));
}
