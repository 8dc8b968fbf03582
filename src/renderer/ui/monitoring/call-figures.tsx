import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFigures } from '../../../shared/model/monitoring';
import { shareWords, timeWords } from './figure-words';
import styles from './monitoring.module.css';

/**
 * The targets of the guide (section "acceptance test"): the share that succeeds, and the average
 * time in milliseconds.
 */
const GOAL = { success: 0.99, meanMs: 2000 } as const;

/** The last five minutes in four numbers. */
export function CallFiguresRow({ figures }: { figures: CallFigures }): ReactNode {
  const { t } = useTranslation('monitoring');
  const { calls, successRate, meanMs, p50Ms, p95Ms, p99Ms } = figures;
  return (
    <dl className={styles.figures} aria-label={t('recent')}>
      <Figure
        name={t('success')}
        value={shareWords(successRate)}
        note={t('target.success')}
        missed={successRate !== null && successRate < GOAL.success}
      />
      <Figure
        name={t('mean')}
        value={timeWords(meanMs)}
        note={t('target.mean')}
        missed={meanMs !== null && meanMs > GOAL.meanMs}
      />
      <Figure
        name="p50"
        value={timeWords(p50Ms)}
        note={`p95 ${timeWords(p95Ms)} · p99 ${timeWords(p99Ms)}`}
      />
      <Figure name={t('calls')} value={String(calls)} note={t('recent')} />
    </dl>
  );
}

function Figure({
  name,
  value,
  note = '',
  missed = false,
}: {
  name: string;
  value: string;
  note?: string;
  missed?: boolean;
}): ReactNode {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={missed ? `${styles.number} ${styles.missed}` : styles.number}>{value}</dd>
      {note ? <dd className={styles.note}>{note}</dd> : null}
    </div>
  );
}
