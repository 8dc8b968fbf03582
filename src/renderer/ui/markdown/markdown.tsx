import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  collectDefinitions,
  type Footnote,
  isFootnoteBlock,
  linksFor,
  notesFor,
} from './definitions';
import { MarkdownBlock } from './markdown-block';
import { markdownComponents, type MarkdownActions } from './markdown-components';
import { type SealedText, sealer } from './sealed-blocks';
import styles from './markdown.module.css';

interface MarkdownProps extends MarkdownActions {
  text: string;
  /** True while the text is still growing. */
  growing?: boolean;
}

/**
 * Markdown that may still be growing: finished blocks are parsed once, only the tail again on each
 * delta.
 */
export function Markdown({
  text,
  growing = false,
  onLink,
  onCopy,
  onImage,
}: MarkdownProps): ReactNode {
  const components = useMemo(
    () => markdownComponents({ onLink, onCopy, onImage }),
    [onLink, onCopy, onImage],
  );
  const { blocks, tail } = useSealed(text);
  const sealed = useMemo(() => collectDefinitions(blocks), [blocks]);
  const hasNotes = sealed.footnotes.length > 0 || tail.includes('[');
  const definitions = hasNotes ? collectDefinitions([...blocks, tail]) : sealed;
  const all = tail.trim() === '' ? blocks : [...blocks, tail];
  return (
    <div className={styles.text}>
      {all.map((block, index) =>
        isFootnoteBlock(block) ? null : (
          <MarkdownBlock
            // oxlint-disable-next-line react/no-array-index-key -- a block keeps its place for good
            key={index}
            text={block}
            links={linksFor(block, definitions)}
            notes={notesFor(block, definitions)}
            finished={!growing || index < blocks.length}
            components={components}
          />
        ),
      )}
      <Footnotes footnotes={definitions.footnotes} components={components} />
    </div>
  );
}

/** Keeps the last result, so that the next one reads only what is new. */
function useSealed(text: string): SealedText {
  const [seal] = useState(sealer);
  return useMemo(() => seal(text), [seal, text]);
}

function Footnotes({
  footnotes,
  components,
}: {
  footnotes: readonly Footnote[];
  components: ReturnType<typeof markdownComponents>;
}): ReactNode {
  const { t } = useTranslation();
  if (footnotes.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={t('footnotes')}>
      <ol>
        {footnotes.map((note) => (
          <li key={note.id}>
            <MarkdownBlock
              text={note.text}
              links=""
              notes=""
              finished={false}
              components={components}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
