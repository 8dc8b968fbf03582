import type { Options } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import './highlighting.css';

/**
 * Highlights code in the common languages; an unknown language stays plain, and none is guessed.
 */
export const highlightPlugins: NonNullable<Options['rehypePlugins']> = [
  [rehypeHighlight, { detect: false, plainText: ['mermaid', 'math', 'text', 'txt'] }],
];
