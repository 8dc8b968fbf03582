import { Button, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { request } from '../../../lib/ipc';
import { desktopState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { StatusMark } from '../../../ui/status-mark';
import { SettingRow } from '../rows/setting-row';
import { SettingsPart } from '../settings-part';
import styles from './network-test.module.css';

interface NotificationSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const KINDS = [
  'answerNotifications',
  'approvalNotifications',
  'errorNotifications',
  'serviceNotifications',
  'webhookNotifications',
] as const;

/** Which kinds of notifications are shown, and a test of one. */
export function NotificationSettings({ settings, onChange }: NotificationSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const isSupported = useMainState(desktopState).value?.notificationsSupported !== false;
  return (
    <Section title={t('notifications.title')} text={t('notifications.text')}>
      {isSupported ? null : (
        <SettingsPart words={t('notifications.unsupported')}>
          <p className={styles.outcome}>
            <StatusMark status="degraded" />
            <span>{t('notifications.unsupported')}</span>
          </p>
        </SettingsPart>
      )}
      {KINDS.map((kind) => (
        <SettingRow
          key={kind}
          label={t(`${kind}.label`)}
          htmlFor={`setting-${kind}`}
          hint={t(`${kind}.hint`)}
        >
          <Switch
            id={`setting-${kind}`}
            checked={settings[kind]}
            onChange={(isOn) => onChange({ [kind]: isOn })}
          />
        </SettingRow>
      ))}
      <NotificationTest />
    </Section>
  );
}

const testNotification = () => request('desktop.testNotification');

function NotificationTest(): ReactNode {
  const { t } = useTranslation('settings');
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof run>>>(undefined);
  const { run, running, error } = useAction(testNotification);
  const test = async (): Promise<void> => {
    setOutcome(undefined);
    setOutcome(await run());
  };
  const failure = outcome?.error ?? error;
  return (
    <>
      <SettingRow label={t('notifications.test.label')} hint={t('notifications.test.hint')}>
        <Button loading={running} onClick={() => void test()}>
          {t('notifications.test.run')}
        </Button>
      </SettingRow>
      {outcome && !failure ? (
        <p className={styles.outcome} role="status">
          <StatusMark status="ok" />
          <span>{t('notifications.test.sent')}</span>
        </p>
      ) : null}
      {failure ? <ErrorCard error={failure} onCopy={copyText} /> : null}
    </>
  );
}
