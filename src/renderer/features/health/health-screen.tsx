import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { Choice } from '../../ui/choice';
import { FiguresPage } from './figures/figures-page';
import { LogPage } from './logs/log-page';
import { OverviewPage } from './overview/overview-page';
import styles from './health-screen.module.css';

const TABS = ['overview', 'figures', 'logs'] as const;
type Tab = (typeof TABS)[number];

/** `#/health`, `#/health/figures`, `#/health/logs`. */
export function HealthScreen({ path }: { path: readonly string[] }): ReactNode {
  const { t } = useTranslation('health');
  const tab = TABS.find((each) => each === path[0]) ?? 'overview';
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <nav aria-label={t('tab.label')}>
          <Choice<Tab>
            label={t('tab.label')}
          value={tab}
            options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
            onChoose={(next) => navigate(next === 'overview' ? ['health'] : ['health', next])}
          />
        </nav>
      </header>
      <div className={styles.content}>
        {tab === 'overview' ? <OverviewPage /> : null}
        {tab === 'figures' ? <FiguresPage /> : null}
        {tab === 'logs' ? <LogPage /> : null}
      </div>
    </div>
  );
}
