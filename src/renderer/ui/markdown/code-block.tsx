import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton, type CopyText } from '../copy-button';
import styles from './code-block.module.css';

/** Code as it was sent, with its language and a button that copies it. */
export function CodeBlock({ code, language, onCopy }: { code: string; language: string; onCopy: CopyText }): ReactNode {
  const { t } = useTranslation();
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>{language || t('code.label')}</span>
        <CopyButton text={code} label={t('code.copy')} onCopy={onCopy} iconOnly />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines are scrolled with the arrow keys */}
      <pre className={styles.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
