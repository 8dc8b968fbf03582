import { ArrowRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './start-panel.module.css';

const SUGGESTIONS = ['first', 'second', 'third', 'fourth'] as const;

/** The empty conversation: four questions that can be sent with one click. */
export function StartPanel({ onAsk }: { onAsk: (question: string) => void }): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <div className={styles.panel}>
      <div className={styles.inner}>
        <h2>{t('start.title')}</h2>
        <p>{t('start.text')}</p>
        <ul aria-label={t('start.suggestions')} className={styles.list}>
          {SUGGESTIONS.map((name) => (
            <li key={name}>
              <button type="button" className={styles.suggestion} onClick={() => onAsk(t(`suggestion.${name}`))}>
                <span>{t(`suggestion.${name}`)}</span>
                <ArrowRightOutlined aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
