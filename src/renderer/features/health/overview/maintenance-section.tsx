import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { useMomentWords } from '../../../ui/moment-words';
import { StatusMark } from '../../../ui/status-mark';
import { useNow } from './use-now';
import styles from './overview.module.css';

const HOUR_MS = 3_600_000;
const LENGTHS = [0.5, 2, 8] as const;

const setEnd = (maintenanceUntil: string | null) =>
  request('settings.change', { maintenanceUntil });

/**
 * Maintenance: while someone works on the services, outages are expected, not notified and not
 * counted.
 */
export function MaintenanceSection(): ReactNode {
  const { t } = useTranslation('health');
  const moment = useMomentWords();
  const { run, running, error } = useAction(setEnd);
  const until = useMainState(settingsState).value?.maintenanceUntil ?? null;
  const now = useNow();
  const end = until !== null && Date.parse(until) > now ? new Date(until) : null;
  return (
    <Section title={t('maintenance.title')} text={t('maintenance.text')}>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <div className={styles.maintenance} role="status">
        {end ? (
          <>
            <StatusMark status="checking" />
            <span>{t('maintenance.until', { time: moment.clockMinute(end) })}</span>
            <Button disabled={running} onClick={() => void run(null)}>
              {t('maintenance.end')}
            </Button>
          </>
        ) : (
          LENGTHS.map((hours) => (
            <Button
              key={hours}
              disabled={running}
              onClick={() => void run(new Date(Date.now() + hours * HOUR_MS).toISOString())}
            >
              {hours < 1
                ? t('maintenance.minutes', { count: hours * 60 })
                : t('maintenance.hours', { count: hours })}
            </Button>
          ))
        )}
      </div>
    </Section>
  );
}
