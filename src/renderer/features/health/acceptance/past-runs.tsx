import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceRunSummary } from '../../../../shared/model/acceptance';
import { useMomentWords } from '../../../ui/moment-words';
import { Section } from '../../../ui/page';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import styles from './acceptance.module.css';

interface PastRunsProps {
  runs: readonly AcceptanceRunSummary[];
  openId: string | null;
  onOpen: (runId: string) => void;
}

/** Earlier runs, the newest first. */
export function PastRuns({ runs, openId, onOpen }: PastRunsProps): ReactNode {
  const { t } = useTranslation('acceptance');
  const { minute } = useMomentWords();
  const duration = useDuration();
  return (
    <Section title={t('ui.past')}>
      <ul className={styles.rows}>
        {runs.map(({ id, startedAt, ms, passed, conditions, criteria }) => {
          const at = minute(startedAt);
          const missed = criteria
            .filter((criterion) => !criterion.passed)
            .map((criterion) => t(`criterion.${criterion.id}`));
          return (
            <li key={id} className={styles.row}>
              <StatusMark
                status={passed ? 'ok' : 'down'}
                label={t(passed ? 'ui.passed' : 'ui.failed')}
              />
              <span className={styles.words}>
                {at} · {conditions.targetName}
                {missed.length > 0 ? (
                  <span className={styles.note}> · {`${t('missed')}: ${missed.join(', ')}`}</span>
                ) : null}
              </span>
              <span className={styles.facts}>
                {duration(ms)}
                <Button
                  size="small"
                  disabled={id === openId}
                  aria-label={`${t('ui.open')} ${at}`}
                  onClick={() => onOpen(id)}
                >
                  {t('ui.open')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
