import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';

/**
 * Announces once to a screen reader that the awaited answer is complete. Earlier answers are not
 * announced.
 */
export function AnswerAnnouncer({ turns }: { turns: readonly Turn[] }): ReactNode {
  const { t } = useTranslation('chat');
  const [words, setWords] = useState('');
  const watched = useRef<string | null>(null);
  const last = turns.at(-1);
  useEffect(() => {
    if (!last) return;
    if (last.status === 'running') watched.current = last.id;
    else if (watched.current === last.id) {
      watched.current = null;
      setWords(
        last.status === 'failed' ? t('failedAnnounced') : t('announced', { text: last.answer }),
      );
    }
  }, [last, t]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}
