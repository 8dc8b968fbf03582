import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRange, ResourceHistory, Resources } from '../../../shared/model/monitoring';
import { TrendChart } from '../chart/trend-chart';
import { alignedResources } from './aligned-steps';
import { uptimeWords } from './figure-words';
import { MonitoringGroup } from './monitoring-group';
import styles from './monitoring.module.css';

const writeCpu = (value: number): string => `${Math.round(value)}%`;
const writeMemory = (value: number): string => `${Math.round(value)} MB`;
const HALF = [0, 50] as const;
const SOME_MEMORY = [0, 200] as const;

interface ResourceChartsProps {
  resources: Resources;
  history: ResourceHistory;
  /** Longer ranges show the last day. */
  range: HistoryRange;
  nowMs: number;
}

/** Processor and memory over time, side by side. */
export function ResourceCharts({
  resources,
  history,
  range,
  nowMs,
}: ResourceChartsProps): ReactNode {
  const { t } = useTranslation('monitoring');
  const { times, cpu, memory } = useMemo(() => {
    const aligned = alignedResources(history, range === '1h' ? '1h' : '24h', nowMs);
    return {
      times: aligned.times,
      cpu: [
        {
          name: t('cpu'),
          tone: 'accent' as const,
          values: aligned.samples.map((sample) => sample?.cpuPercent ?? null),
        },
      ],
      memory: [
        {
          name: t('memory'),
          tone: 'soft' as const,
          values: aligned.samples.map((sample) => sample?.rssMb ?? null),
        },
      ],
    };
  }, [history, range, nowMs, t]);
  return (
    <MonitoringGroup
      title={t('resources')}
      note={`${t('uptime')} ${uptimeWords(resources.uptimeS, t)}`}
    >
      <div className={styles.pair}>
        <TrendChart
          label={`${t('cpu')} ${writeCpu(resources.cpuPercent)}`}
          times={times}
          lines={cpu}
          write={writeCpu}
          bounds={HALF}
          height={140}
        />
        <TrendChart
          label={`${t('memory')} ${writeMemory(resources.rssMb)}`}
          times={times}
          lines={memory}
          write={writeMemory}
          bounds={SOME_MEMORY}
          height={140}
        />
      </div>
    </MonitoringGroup>
  );
}
