import { lazy, type ReactNode, Suspense } from 'react';
import type { MarkdownActions } from './markdown-components';
import styles from './lazy-markdown.module.css';

const load = (): Promise<typeof import('./markdown')> => import('./markdown');
const Markdown = lazy(() => load().then((m) => ({ default: m.Markdown })));

/** Fetches the parser before the first answer, when the page is idle. */
export function preloadMarkdown(): void {
  requestIdleCallback(() => void load());
}

/**
 * Markdown whose parser is not part of the first paint; plain text is shown until it has loaded.
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
