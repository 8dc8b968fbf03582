import type { ReactNode } from 'react';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown';
import { Section } from '../../ui/page';
import { copySample, SAMPLE_MARKDOWN } from './gallery-samples';

/** An answer with everything one may contain. */
export function GalleryText(): ReactNode {
  return (
    <Section title="Markdown">
      <LazyMarkdown text={SAMPLE_MARKDOWN} onLink={() => undefined} onCopy={copySample} />
    </Section>
  );
}
