import { Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import styles from './acceptance.module.css';

const USUAL = '08:00';

function change(acceptanceDailyAt: string): void {
  void request('settings.change', { acceptanceDailyAt });
}

/** Whether and when the saved cases run on their own. */
export function DailyTime(): ReactNode {
  const { t } = useTranslation('acceptance');
  const id = useId();
  const at = useMainState(settingsState).value?.acceptanceDailyAt;
  if (at === undefined) return null;
  return (
    <div>
      <div className={styles.schedule}>
        <Switch id={id} checked={at !== ''} onChange={(isOn) => change(isOn ? USUAL : '')} />
        <label htmlFor={id}>{t('ui.schedule')}</label>
        {at === '' ? null : (
          <input
            className={styles.time}
            type="time"
            aria-label={t('ui.time')}
            value={at}
            onChange={(event) =>
              event.target.value === '' ? undefined : change(event.target.value)
            }
          />
        )}
      </div>
      <p className={styles.note}>{t('ui.scheduleHint')}</p>
    </div>
  );
}
