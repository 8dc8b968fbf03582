import { memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { footnoteMarks } from './footnote-marks';

const GFM = [remarkGfm];

interface MarkdownBlockProps {
  text: string;
  /** Reference-link definitions from elsewhere in the text. */
  links: string;
  /** Footnote numbers, see `notesFor`. */
  notes: string;
  components: Components;
}

/** One block, parsed again only when its own words change. Raw HTML stays text. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, links, notes, components }: MarkdownBlockProps): ReactNode {
  return (
    <ReactMarkdown remarkPlugins={notes === '' ? GFM : [remarkGfm, footnoteMarks(notes)]} components={components} skipHtml={false}>
      {links === '' ? text : `${text}\n\n${links}`}
    </ReactMarkdown>
  );
});
