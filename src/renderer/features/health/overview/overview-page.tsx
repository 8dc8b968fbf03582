import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../../shared/model/health';
import type { ServiceHealth, ServiceRange } from '../../../../shared/model/service-health';
import { writeRoute } from '../../../lib/hash-route';
import { acceptanceState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Choice } from '../../../ui/choice';
import { Section } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { ScrollColumn } from '../scroll-column';
import { DiagnoseNow } from './diagnose-now';
import { MaintenanceSection } from './maintenance-section';
import { OpsAddresses } from './ops-addresses';
import { ServiceRow } from './service-row';
import { UsageSection } from './usage-section';
import { useServices } from './use-services';
import styles from './overview.module.css';

const RANGES = ['24h', '90d'] as const;

/** Whether the chain works, which link does not, its history, and what to do. */
export function OverviewPage(): ReactNode {
  const { t } = useTranslation(['health', 'acceptance']);
  const [range, setRange] = useState<ServiceRange>('24h');
  const { services, error } = useServices(range);
  const regressed = useMainState(acceptanceState).value?.regressed ?? 0;
  const overall = services && withRegression(overallOf(services), regressed);
  return (
    <ScrollColumn>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <div className={styles.overall}>
        <p className={styles.verdict} role="status">
          {overall ? (
            <>
              <StatusMark status={overall} size={16} />
              {t(`overall.${overall}`)}
            </>
          ) : null}
        </p>
        {overall === 'not-set-up' ? (
          <Button type="primary" href={writeRoute('setup')}>
            {t('overall.setUp')}
          </Button>
        ) : null}
      </div>
      {regressed > 0 ? (
        <p className={styles.regressed} role="alert">
          <StatusMark status="degraded" />
          {t('acceptance:ui.regressed', { count: regressed })}{' '}
          <a href={writeRoute('health', 'acceptance')}>{t('acceptance:ui.open')}</a>
        </p>
      ) : null}
      <Section
        title={t('services.title')}
        action={
          <Choice
            label={t('range.label')}
            value={range}
            options={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
            onChoose={setRange}
          />
        }
      >
        {services ? (
          <ul className={styles.services}>
            {services.map((service) => (
              <ServiceRow key={service.service} health={service} range={range} />
            ))}
          </ul>
        ) : (
          <TextSkeleton widths={[40, 90, 40, 90]} />
        )}
      </Section>
      <DiagnoseNow />
      <UsageSection />
      <MaintenanceSection />
      <OpsAddresses />
    </ScrollColumn>
  );
}

/** Failing saved cases degrade a chain that otherwise works. */
function withRegression(overall: LinkStatus, regressed: number): LinkStatus {
  return overall === 'ok' && regressed > 0 ? 'degraded' : overall;
}

/**
 * Without a bot nothing else matters; any other part that is down makes the whole degraded, not
 * down.
 */
function overallOf(services: readonly ServiceHealth[]): LinkStatus {
  const coze = services.find(({ service }) => service === 'coze')?.status ?? 'not-set-up';
  if (coze !== 'ok') return coze;
  return services.some(({ status }) => status === 'down' || status === 'degraded')
    ? 'degraded'
    : 'ok';
}
