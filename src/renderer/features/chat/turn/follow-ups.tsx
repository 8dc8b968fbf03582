import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './follow-ups.module.css';

/** The questions the bot suggests next; a click sends one. */
export function FollowUps({
  questions,
  onAsk,
}: {
  questions: readonly string[];
  onAsk: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('chat');
  if (questions.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('followUps')}>
      {questions.map((question) => (
        <li key={question}>
          <button type="button" className={styles.chip} onClick={() => onAsk(question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  );
}
