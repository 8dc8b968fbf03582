import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryRange, MeteredService, MonitoringPage } from '../shared/model/monitoring';
import { MonitoringView } from '../renderer/ui/monitoring/monitoring-view';
import { StatusMark } from '../renderer/ui/status-mark';
import { speak } from './page-texts';
import { showTheme } from './page-theme';
import { useMonitoring } from './use-monitoring';

type ServiceState = MonitoringPage['services'][string];
const MARKS = {
  ok: 'ok',
  degraded: 'degraded',
  error: 'down',
  not_configured: 'not-set-up',
} as const satisfies Record<ServiceState, string>;
const SERVICES = ['auth_manager', 'coze_client', 'kai_manager', 'webhook_listener'] as const;

/**
 * The page at /monitoring: how the services stand, and the four groups of the guide, step 7.3,
 * live.
 */
export function MonitoringPageView(): ReactNode {
  const { t } = useTranslation('monitoring');
  const [source, setSource] = useState<MeteredService>('api');
  const [range, setRange] = useState<HistoryRange>('1h');
  const { page, readAt, stale } = useMonitoring(range);
  useEffect(() => {
    if (!page) return;
    speak(page.language);
    showTheme(page.theme);
  }, [page]);
  useEffect(() => {
    document.title = `${t('title')} · Coffee Salon`;
  }, [t]);
  return (
    <main className="monitoring">
      <header className="monitoring-head">
        <h1>{t('title')}</h1>
        <ul className="monitoring-services">
          {SERVICES.map((name) => {
            const state = page?.services[name] ?? 'not_configured';
            return (
              <li key={name}>
                <StatusMark status={MARKS[state]} />
                {t(`service.${name}`)}
                <span className="monitoring-state">{t(`state.${state}`)}</span>
              </li>
            );
          })}
        </ul>
      </header>
      <p className="monitoring-stale" role="status">
        {stale ? t('stale') : ''}
      </p>
      {page ? (
        <MonitoringView
          page={page}
          readAt={readAt}
          source={source}
          range={range}
          onSource={setSource}
          onRange={setRange}
        />
      ) : null}
    </main>
  );
}
