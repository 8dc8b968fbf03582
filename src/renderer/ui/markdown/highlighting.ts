import type { Options } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import './highlighting.css';

/**
 * Colours for code in the common languages; one that is not known stays plain, and none is guessed.
 */
export const highlightPlugins: NonNullable<Options['rehypePlugins']> = [
  [rehypeHighlight, { detect: false, plainText: ['mermaid', 'math', 'text', 'txt'] }],
];
