import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryBar, ServiceRange } from '../../../../shared/model/service-health';
import { useMomentWords } from '../../../ui/moment-words';
import styles from './history-bars.module.css';

/**
 * The history of a service: one bar for each half hour or day. One sentence for a screen reader,
 * bar by bar on hover.
 */
export function HistoryBars({
  bars,
  range,
  label,
}: {
  bars: readonly HistoryBar[];
  range: ServiceRange;
  label: string;
}): ReactNode {
  const { t } = useTranslation('health');
  const { clockMinute, day } = useMomentWords();
  const write = range === '24h' ? clockMinute : day;
  const wordsOf = ({ from, status, downSeconds }: HistoryBar): string => {
    const state = t(`bar.${status}`);
    const words =
      downSeconds > 0
        ? t('bar.downFor', { state, minutes: Math.max(1, Math.round(downSeconds / 60)) })
        : state;
    return `${write(from)} ${words}`;
  };
  const notable = bars
    .filter(({ status }) => status === 'down' || status === 'degraded')
    .map(wordsOf);
  return (
    <div className={styles.bars} role="img" aria-label={[label, ...notable.slice(-5)].join(' · ')}>
      {bars.map((bar) => (
        <span key={bar.from} className={styles.bar} data-status={bar.status} title={wordsOf(bar)} />
      ))}
    </div>
  );
}
