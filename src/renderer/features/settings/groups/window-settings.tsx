import { Switch } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { request } from '../../../lib/ipc';
import { desktopState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { SelectSettingRow } from '../rows/select-setting-row';
import { SettingRow } from '../rows/setting-row';

interface WindowSettingsProps {
  settings: Settings;
  trayAvailable: boolean;
  onChange: (change: SettingsChange) => void;
}

const setLoginItem = (enabled: boolean) => request('desktop.setLoginItem', { enabled });

/** What closing the window does, and how the app starts. */
export function WindowSettings({
  settings,
  trayAvailable,
  onChange,
}: WindowSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const options = (['ask', 'tray', 'quit'] as const).map((value) => ({
    value,
    label: t(`closeAction.${value}`),
  }));
  return (
    <Section title={t('window.title')}>
      <SelectSettingRow
        id="setting-close"
        label={t('closeAction.label')}
        hint={trayAvailable ? undefined : t('closeAction.noTray')}
        width={180}
        disabled={!trayAvailable}
        value={settings.closeAction}
        options={options}
        onChange={(closeAction) => onChange({ closeAction })}
      />
      <LoginItemRow />
      <SettingRow
        label={t('startHidden.label')}
        htmlFor="setting-startHidden"
        hint={t(trayAvailable ? 'startHidden.hint' : 'startHidden.noTray')}
      >
        <Switch
          id="setting-startHidden"
          checked={settings.startHidden}
          onChange={(startHidden) => onChange({ startHidden })}
        />
      </SettingRow>
    </Section>
  );
}

/**
 * Shows the system's actual setting, read again each time the settings are opened or the window
 * comes to the front.
 */
function LoginItemRow(): ReactNode {
  const { t } = useTranslation('settings');
  const loginItem = useMainState(desktopState).value?.loginItem;
  const { run, running, error } = useAction(setLoginItem);
  useEffect(() => {
    desktopState.reload();
    window.addEventListener('focus', desktopState.reload);
    return () => window.removeEventListener('focus', desktopState.reload);
  }, []);
  return (
    <>
      <SettingRow
        label={t('loginItem.label')}
        htmlFor="setting-loginItem"
        hint={t(loginItem?.supported === false ? 'loginItem.unsupported' : 'loginItem.hint')}
      >
        <Switch
          id="setting-loginItem"
          checked={loginItem?.enabled === true}
          disabled={loginItem?.supported !== true}
          loading={running}
          onChange={(enabled) => void run(enabled)}
        />
      </SettingRow>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
