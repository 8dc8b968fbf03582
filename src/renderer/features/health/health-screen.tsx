import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { AcceptancePage } from './acceptance/acceptance-page';
import { AuditPage } from './audit/audit-page';
import { BundlePage } from './bundle/bundle-page';
import { Choice } from '../../ui/choice';
import { FiguresPage } from './figures/figures-page';
import { LogPage } from './logs/log-page';
import { OverviewPage } from './overview/overview-page';
import styles from './health-screen.module.css';

const TABS = ['overview', 'figures', 'acceptance', 'logs', 'audit', 'bundle'] as const;
type Tab = (typeof TABS)[number];

/** `#/health` and `#/health/<tab>`. */
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
        {tab === 'acceptance' ? <AcceptancePage /> : null}
        {tab === 'logs' ? <LogPage /> : null}
        {tab === 'audit' ? <AuditPage /> : null}
        {tab === 'bundle' ? <BundlePage /> : null}
      </div>
    </div>
  );
}
