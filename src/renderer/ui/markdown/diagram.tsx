import { Button } from 'antd';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton, type CopyText } from '../copy-button';
import type { Drawing } from './draw-diagram';
import { CodeBlock } from './code-block';
import styles from './diagram.module.css';

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function followTheme(listener: () => void): () => void {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

type Outcome = { of: string; drawing: Drawing | null };

/**
 * A finished Mermaid text as a picture in the current theme; its source is one click away, and
 * shown instead if it cannot be drawn.
 */
export function Diagram({ code, onCopy }: { code: string; onCopy: CopyText }): ReactNode {
  const { t } = useTranslation();
  const isDark = useSyncExternalStore(followTheme, () => dark().matches);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sourceShown, setSourceShown] = useState(false);
  useEffect(() => {
    let current = true;
    const show = (drawing: Drawing | null): void => {
      if (current) setOutcome({ of: code, drawing });
    };
    import('./draw-diagram')
      .then(({ drawDiagram }) => drawDiagram(code, isDark))
      .then(show, () => show(null));
    return () => {
      current = false;
    };
  }, [code, isDark]);
  const settled = outcome?.of === code ? outcome : null;
  const drawing = settled?.drawing;
  if (!drawing)
    return (
      <CodeBlock
        code={code}
        language="mermaid"
        note={settled ? t('diagram.failed') : t('diagram.drawing')}
        onCopy={onCopy}
      />
    );
  if (sourceShown) {
    return (
      <CodeBlock code={code} language="mermaid" onCopy={onCopy}>
        <Button type="text" size="small" onClick={() => setSourceShown(false)}>
          {t('diagram.show')}
        </Button>
      </CodeBlock>
    );
  }
  return (
    <figure className={styles.diagram}>
      <figcaption className={styles.caption}>
        <span>{t('diagram.label')}</span>
        <span className={styles.actions}>
          <Button type="text" size="small" onClick={() => setSourceShown(true)}>
            {t('diagram.source')}
          </Button>
          <CopyButton text={code} label={t('code.copy')} onCopy={onCopy} iconOnly />
        </span>
      </figcaption>
      <Canvas drawing={drawing} code={code} />
    </figure>
  );
}

function Canvas({ drawing, code }: { drawing: Drawing; code: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div
      className={styles.canvas}
      // A wide drawing is scrolled with the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t('diagram.label')}
    >
      <img
        src={drawing.url}
        width={drawing.width}
        height={drawing.height}
        alt={t('diagram.alt', { code })}
      />
    </div>
  );
}
