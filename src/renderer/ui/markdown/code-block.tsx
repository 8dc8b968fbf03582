import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton, type CopyText } from '../copy-button';
import styles from './code-block.module.css';

interface CodeBlockProps {
  code: string;
  language: string;
  /** The same code, highlighted. */
  coloured?: ReactNode;
  /** A remark beside the language. */
  note?: string;
  onCopy: CopyText;
  /** More buttons, before the copy button. */
  children?: ReactNode;
}

/** Code as it was sent, with its language and a copy button. */
export function CodeBlock({
  code,
  language,
  coloured,
  note,
  onCopy,
  children,
}: CodeBlockProps): ReactNode {
  const { t } = useTranslation();
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>
          {language || t('code.label')}
          {note ? ` · ${note}` : ''}
        </span>
        <span className={styles.actions}>
          {children}
          <CopyButton text={code} label={t('code.copy')} onCopy={onCopy} iconOnly />
        </span>
      </figcaption>
      <pre
        className={styles.code}
        // Long lines are scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <code>{coloured ?? code}</code>
      </pre>
    </figure>
  );
}
