import { ArrowRightOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotFacts } from '../../../../shared/model/bot';
import { TextSkeleton } from '../../../ui/skeletons';
import { BotAvatar } from './bot-avatar';
import type { KnownBot } from './use-bot-facts';
import styles from './start-panel.module.css';

const SUGGESTIONS = ['first', 'second', 'third', 'fourth'] as const;
const SUGGESTIONS_MAX = 6;

interface StartPanelProps {
  bot: KnownBot;
  onAsk: (question: string) => void;
}

/**
 * The empty conversation: how the bot introduces itself, and questions that can be sent with one
 * click.
 */
export function StartPanel({ bot, onAsk }: StartPanelProps): ReactNode {
  const { t } = useTranslation('chat');
  const { facts } = bot;
  const own =
    facts?.suggestedQuestions
      .filter((question) => question.trim() !== '')
      .slice(0, SUGGESTIONS_MAX) ?? [];
  const questions = own.length > 0 ? own : SUGGESTIONS.map((name) => t(`suggestion.${name}`));
  return (
    <div className={styles.panel}>
      <div className={styles.inner}>
        {facts === undefined ? (
          <TextSkeleton widths={[32, 60]} />
        ) : (
          <Introduction facts={facts} onRefresh={bot.refresh} />
        )}
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

function Introduction({
  facts,
  onRefresh,
}: {
  facts: BotFacts | null;
  onRefresh: () => void;
}): ReactNode {
  const { t } = useTranslation('chat');
  if (!facts?.prologue) {
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
        <BotAvatar name={facts.name} url={facts.iconUrl} />
        {facts.name}
        <Button
          type="text"
          size="small"
          icon={<ReloadOutlined aria-hidden="true" />}
          aria-label={t('start.refresh')}
          title={t('start.refresh')}
          onClick={onRefresh}
        />
      </h2>
      <p className={styles.prologue}>{facts.prologue}</p>
    </>
  );
}
