import { lazy, type ReactNode, Suspense } from 'react';
import type { MarkdownActions } from './markdown-components';
import styles from './lazy-markdown.module.css';

const load = (): Promise<typeof import('./markdown')> => import('./markdown');
const Markdown = lazy(() => load().then((m) => ({ default: m.Markdown })));

/** Fetches the parser ahead of the first answer, when the page has nothing better to do. */
export function preloadMarkdown(): void {
  requestIdleCallback(() => void load());
}

/**
 * Markdown whose parser is not part of the first paint; plain words stand in for the moment it
 * takes.
 */
export function LazyMarkdown({
  text,
  growing = false,
  ...actions
}: MarkdownActions & { text: string; growing?: boolean }): ReactNode {
  return (
    <Suspense fallback={<div className={styles.plain}>{text}</div>}>
      <Markdown text={text} growing={growing} {...actions} />
    </Suspense>
  );
}
