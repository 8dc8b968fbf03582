import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './fold.module.css';

/** The model's reasoning before its answer; collapsed at first. */
export function Reasoning({ text, running }: { text: string; running: boolean }): ReactNode {
  const { t } = useTranslation('chat');
  if (text === '') return null;
  return (
    <details className={styles.fold}>
      <summary>{running ? t('reasoningRunning') : t('reasoning')}</summary>
      <p className={styles.content}>{text}</p>
    </details>
  );
}
