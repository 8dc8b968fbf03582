import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceTarget, Criterion, CriterionId } from '../../../../shared/model/acceptance';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import styles from './acceptance.module.css';

const DIGITS: Record<Exclude<CriterionId, 'mean_latency' | 'recovery'>, number> = {
  success_rate: 1,
  throughput: 0,
};

interface CriteriaFiguresProps {
  criteria: readonly Criterion[];
  target: AcceptanceTarget;
  /** Of the run before it. */
  before?: readonly Criterion[];
}

/** Each criterion's measured and required value, and whether it is met. */
export function CriteriaFigures({
  criteria,
  target,
  before = [],
}: CriteriaFiguresProps): ReactNode {
  const { t } = useTranslation('acceptance');
  const words = useFigureWords();
  return (
    <dl className={styles.figures} aria-label={t('ui.criteriaLabel')}>
      {criteria.map((criterion) => {
        const { id, passed, place } = criterion;
        const earlier = before.find((one) => one.id === id);
        return (
          <div key={id} className={styles.figure}>
            <dt>{t(`criterion.${id}`)}</dt>
            <dd className={styles.number}>{words(criterion)}</dd>
            <dd className={styles.verdict}>
              <StatusMark status={passed ? 'ok' : 'down'} />
              {t(passed ? 'reached' : 'missed')}
            </dd>
            <dd className={styles.note}>{t(`target.${id}`, { value: criterion.target })}</dd>
            {place === 'sandbox' && target !== 'sandbox' ? (
              <dd className={styles.note}>{t('onSandbox')}</dd>
            ) : null}
            {earlier ? (
              <dd className={styles.note}>{`${t('ui.compare')}: ${words(earlier)}`}</dd>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
}

function useFigureWords(): (criterion: Criterion) => string {
  const { t } = useTranslation('acceptance');
  const duration = useDuration();
  return ({ id, measured }) => {
    if (measured === null) return t('notMeasured');
    if (id === 'mean_latency' || id === 'recovery') return duration(measured * 1000);
    return t(`value.${id}`, { value: Number(measured.toFixed(DIGITS[id])) });
  };
}
