import { memo, type ReactNode, useMemo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { dollarFormulas } from '../../../shared/markdown/dollar-formulas';
import { BlockFinished } from './block-finished';
import { needsFormulas, needsHighlighting } from './block-needs';
import { footnoteMarks } from './footnote-marks';
import { onDemand, useOnDemand } from './on-demand';

/** LaTeX, fetched with the first formula. */
export const formulas = onDemand(() => import('./formulas').then((m) => m.formulaPlugins));
/** Highlighting, fetched with the first finished code block that names its language. */
export const highlighting = onDemand(() =>
  import('./highlighting').then((m) => m.highlightPlugins),
);

interface MarkdownBlockProps {
  text: string;
  /** Reference-link definitions from elsewhere in the text. */
  links: string;
  /** Footnote numbers, see `notesFor`. */
  notes: string;
  /** False while characters may still be added: expensive work waits until then. */
  finished: boolean;
  components: Components;
}

/** One block, parsed again only when its own text changes. Raw HTML stays text. */
export const MarkdownBlock = memo(function MarkdownBlock({
  text,
  links,
  notes,
  finished,
  components,
}: MarkdownBlockProps): ReactNode {
  const math = useOnDemand(formulas, needsFormulas(text));
  const colours = useOnDemand(highlighting, finished && needsHighlighting(text));
  const remark = useMemo(
    () => [
      remarkGfm,
      ...(math ? math.remark : []),
      ...(notes === '' ? [] : [footnoteMarks(notes)]),
    ],
    [math, notes],
  );
  const rehype = useMemo(() => [...(math ? math.rehype : []), ...(colours ?? [])], [math, colours]);
  const source = math ? dollarFormulas(text) : text;
  return (
    <BlockFinished value={finished}>
      <ReactMarkdown
        remarkPlugins={remark}
        rehypePlugins={rehype}
        components={components}
        skipHtml={false}
      >
        {links === '' ? source : `${source}\n\n${links}`}
      </ReactMarkdown>
    </BlockFinished>
  );
});
