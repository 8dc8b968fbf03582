import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallHistory, MeteredService } from '../../../shared/model/monitoring';
import type { ChartLine } from '../chart/chart-options';
import { TrendChart } from '../chart/trend-chart';
import { alignedSteps } from './aligned-steps';
import { scaleShare, shareWords, timeWords } from './figure-words';
import { MonitoringGroup } from './monitoring-group';
import styles from './monitoring.module.css';

const WHOLE = [0, 1] as const;
const FIRST_SECOND = [0, 1000] as const;

interface HistoryChartsProps {
  source: MeteredService;
  history: CallHistory;
  /** Milliseconds since the epoch. */
  nowMs: number;
}

/**
 * Success and response times of one kind of call over time; a sentence instead of empty axes if
 * there were none.
 */
export function HistoryCharts({ source, history, nowMs }: HistoryChartsProps): ReactNode {
  const { t } = useTranslation('monitoring');
  const { times, success, latencies } = useMemo(
    () => linesOf(history, nowMs, { success: t('success'), mean: t('mean') }),
    [history, nowMs, t],
  );
  const days = history.range === '90d';
  const hasCalls = history.steps.some(({ calls }) => calls > 0);
  const nothing = <p className={styles.soft}>{t('empty')}</p>;
  return (
    <>
      <MonitoringGroup title={t('success')}>
        {hasCalls ? (
          <TrendChart
            label={t('success')}
            times={times}
            lines={success}
            write={shareWords}
            writeScale={scaleShare}
            bounds={WHOLE}
            days={days}
            height={140}
          />
        ) : (
          nothing
        )}
      </MonitoringGroup>
      <MonitoringGroup title={t('mean')} note={t(`measuredUntil.${source}`)}>
        {hasCalls ? (
          <TrendChart
            label={t('percentiles')}
            times={times}
            lines={latencies}
            write={timeWords}
            bounds={FIRST_SECOND}
            days={days}
          />
        ) : (
          nothing
        )}
      </MonitoringGroup>
    </>
  );
}

function linesOf(
  history: CallHistory,
  nowMs: number,
  names: { success: string; mean: string },
): { times: number[]; success: ChartLine[]; latencies: ChartLine[] } {
  const { times, steps } = alignedSteps(history, nowMs);
  return {
    times,
    success: [
      {
        name: names.success,
        tone: 'ok',
        values: steps.map((step) =>
          step && step.calls > 0 ? (step.calls - step.failures) / step.calls : null,
        ),
      },
    ],
    latencies: [
      { name: names.mean, tone: 'accent', values: steps.map((step) => step?.meanMs ?? null) },
      { name: 'p50', tone: 'soft', values: steps.map((step) => step?.p50Ms ?? null) },
      { name: 'p95', tone: 'warn', values: steps.map((step) => step?.p95Ms ?? null) },
      { name: 'p99', tone: 'bad', values: steps.map((step) => step?.p99Ms ?? null) },
    ],
  };
}
