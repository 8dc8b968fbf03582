import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceHistory, Resources } from '../../../shared/model/monitoring';
import { TrendChart } from '../chart/trend-chart';
import { uptimeWords } from './figure-words';
import { MonitoringGroup } from './monitoring-group';
import styles from './monitoring.module.css';

const writeCpu = (value: number): string => `${Math.round(value)}%`;
const writeMemory = (value: number): string => `${Math.round(value)} MB`;
const HALF = [0, 50] as const;
const SOME_MEMORY = [0, 200] as const;

/** Processor and memory over time, side by side. */
export function ResourceCharts({ resources, history }: { resources: Resources; history: ResourceHistory }): ReactNode {
  const { t } = useTranslation('monitoring');
  const { times, cpu, memory } = useMemo(
    () => ({
      times: history.map(({ at }) => Date.parse(at) / 1000),
      cpu: [{ name: t('cpu'), tone: 'accent' as const, values: history.map(({ cpuPercent }) => cpuPercent) }],
      memory: [{ name: t('memory'), tone: 'soft' as const, values: history.map(({ rssMb }) => rssMb) }],
    }),
    [history, t],
  );
  return (
    <MonitoringGroup title={t('resources')} note={`${t('uptime')} ${uptimeWords(resources.uptimeS, t)}`}>
      <div className={styles.pair}>
        <TrendChart label={`${t('cpu')} ${writeCpu(resources.cpuPercent)}`} times={times} lines={cpu} write={writeCpu} bounds={HALF} height={140} />
        <TrendChart label={`${t('memory')} ${writeMemory(resources.rssMb)}`} times={times} lines={memory} write={writeMemory} bounds={SOME_MEMORY} height={140} />
      </div>
    </MonitoringGroup>
  );
}
