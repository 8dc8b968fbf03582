import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../shared/model/settings';
import { Section } from '../../ui/page';
import { SettingRow } from './setting-row';

interface AboutSettingsProps {
  settings: Settings;
  version: string;
  onChange: (change: SettingsChange) => void;
}

/** Debug mode and version. */
export function AboutSettings({ settings, version, onChange }: AboutSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('about.title')}>
      <SettingRow label={t('debug.label')} htmlFor="setting-debug" hint={t('debug.hint')}>
        <Switch id="setting-debug" checked={settings.debug} onChange={(debug) => onChange({ debug })} />
      </SettingRow>
      <SettingRow label={t('version')}>
        <span style={{ lineHeight: '32px' }}>{version}</span>
      </SettingRow>
    </Section>
  );
}
