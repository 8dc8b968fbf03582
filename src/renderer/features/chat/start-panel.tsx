import { ArrowRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotFacts } from '../../../shared/model/bot';
import { TextSkeleton } from '../../ui/skeletons';
import { BotAvatar } from './bot-avatar';
import styles from './start-panel.module.css';

const SUGGESTIONS = ['first', 'second', 'third', 'fourth'] as const;
const SUGGESTIONS_MAX = 6;

interface StartPanelProps {
  /** Undefined while it is fetched, null when it cannot be had. */
  bot: BotFacts | null | undefined;
  onAsk: (question: string) => void;
}

/** The empty conversation: how the bot introduces itself, and questions that can be sent with one click. */
export function StartPanel({ bot, onAsk }: StartPanelProps): ReactNode {
  const { t } = useTranslation('chat');
  const own = bot?.suggestedQuestions.filter((question) => question.trim() !== '').slice(0, SUGGESTIONS_MAX) ?? [];
  const questions = own.length > 0 ? own : SUGGESTIONS.map((name) => t(`suggestion.${name}`));
  return (
    <div className={styles.panel}>
      <div className={styles.inner}>
        {bot === undefined ? <TextSkeleton widths={[32, 60]} /> : <Introduction bot={bot} />}
        <ul aria-label={t('start.suggestions')} className={styles.list}>
          {questions.map((question) => (
            <li key={question}>
              <button type="button" className={styles.suggestion} onClick={() => onAsk(question)}>
                <span>{question}</span>
                <ArrowRightOutlined aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Introduction({ bot }: { bot: BotFacts | null }): ReactNode {
  const { t } = useTranslation('chat');
  if (!bot?.prologue) {
    return (
      <>
        <h2>{t('start.title')}</h2>
        <p>{t('start.text')}</p>
      </>
    );
  }
  return (
    <>
      <h2 className={styles.bot}>
        <BotAvatar name={bot.name} url={bot.iconUrl} />
        {bot.name}
      </h2>
      <p className={styles.prologue}>{bot.prologue}</p>
    </>
  );
}
