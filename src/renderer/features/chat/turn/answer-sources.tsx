import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerSource, TurnKnowledge } from '../../../../shared/model/chat';
import styles from './answer-sources.module.css';

interface AnswerSourcesProps {
  sources: readonly AnswerSource[];
  /** What knowledge mode did; null when it was off. */
  knowledge: TurnKnowledge | null;
}

/**
 * The sources of an answer, each with its text one click away, and whether KAI's knowledge was
 * queried before the bot.
 */
export function AnswerSources({ sources, knowledge }: AnswerSourcesProps): ReactNode {
  const { t } = useTranslation('chat');
  if (sources.length === 0 && !knowledge) return null;
  const because = knowledge?.because ? t('knowledge.because', { word: knowledge.because }) : '';
  return (
    <div className={styles.sources}>
      {knowledge ? (
        <p className={styles.knowledge}>
          {t(`knowledge.outcome.${knowledge.outcome}`, {
            because,
            reason: knowledge.error?.message ?? '',
          })}
        </p>
      ) : null}
      {sources.length === 0 ? null : (
        <>
          <h4 className={styles.title}>{t('sources.title')}</h4>
          <ol className={styles.list}>
            {sources.map((source) => (
              <li key={`${source.toolName} ${source.title} ${source.excerpt}`}>
                <details>
                  <summary>
                    {source.title}
                    <span className={styles.origin}>
                      {[source.publisher, source.serverName]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </summary>
                  <p className={styles.excerpt}>{source.excerpt}</p>
                </details>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
