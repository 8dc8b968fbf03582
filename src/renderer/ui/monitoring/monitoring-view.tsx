import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  HistoryRange,
  MeteredService,
  MonitoringPage,
} from '../../../shared/model/monitoring';
import { CallFiguresRow } from './call-figures';
import { Choice } from '../choice';
import { ErrorTable } from './error-table';
import { HistoryCharts } from './history-charts';
import { MonitoringGroup } from './monitoring-group';
import { ResourceCharts } from './resource-charts';
import styles from './monitoring.module.css';

const SOURCES = ['api', 'kai', 'webhook', 'tunnel', 'notification'] as const;
const RANGES = ['1h', '24h', '90d'] as const;

interface MonitoringViewProps {
  page: Pick<MonitoringPage, 'figures' | 'history' | 'resources'>;
  /** When it was read, milliseconds since the epoch. */
  readAt: number;
  /** Whose calls are shown. */
  source: MeteredService;
  range: HistoryRange;
  onSource: (source: MeteredService) => void;
  onRange: (range: HistoryRange) => void;
}

/** The four groups of the guide (step 7.3): success rate, response time, errors, resources. */
export function MonitoringView({
  page,
  readAt,
  source,
  range,
  onSource,
  onRange,
}: MonitoringViewProps): ReactNode {
  const { t } = useTranslation('monitoring');
  const figures = page.figures[source];
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <Choice
          label={t('source.label')}
          value={source}
          options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          onChoose={onSource}
        />
        <Choice
          label={t('range.label')}
          value={range}
          options={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
          onChoose={onRange}
        />
      </div>
      <CallFiguresRow figures={figures} />
      <HistoryCharts source={source} history={page.history[source]} nowMs={readAt} />
      <MonitoringGroup title={t('errors')}>
        <ErrorTable figures={figures} />
      </MonitoringGroup>
      <ResourceCharts
        resources={page.figures.resources}
        history={page.resources}
        range={range}
        nowMs={readAt}
      />
    </div>
  );
}
