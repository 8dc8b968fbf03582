import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../shared/model/settings';
import { Section } from '../../ui/page';
import { SettingRow } from './setting-row';

interface WindowSettingsProps {
  settings: Settings;
  trayAvailable: boolean;
  onChange: (change: SettingsChange) => void;
}

/** What closing the window does. */
export function WindowSettings({ settings, trayAvailable, onChange }: WindowSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const options = (['ask', 'tray', 'quit'] as const).map((value) => ({ value, label: t(`closeAction.${value}`) }));
  return (
    <Section title={t('window.title')}>
      <SettingRow
        label={t('closeAction.label')}
        htmlFor="setting-close"
        hint={trayAvailable ? undefined : t('closeAction.noTray')}
      >
        <Select
          id="setting-close"
          style={{ width: 180 }}
          disabled={!trayAvailable}
          value={settings.closeAction}
          options={options}
          onChange={(closeAction) => onChange({ closeAction })}
        />
      </SettingRow>
    </Section>
  );
}
