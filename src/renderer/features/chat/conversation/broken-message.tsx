import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import styles from './broken-message.module.css';

/** Replaces an answer that could not be rendered: its plain text, and a button to copy it. */
export function BrokenMessage({ text }: { text: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <p className={styles.words}>
        {t('error.broken')}
        <CopyButton text={text} label={t('action.copy')} onCopy={copyText} />
      </p>
      <pre className={styles.plain}>{text}</pre>
    </div>
  );
}
