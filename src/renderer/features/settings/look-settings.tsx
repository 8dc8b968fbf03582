import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../shared/model/settings';
import { Section } from '../../ui/page';
import { SettingRow } from './setting-row';

interface LookSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** Language and theme; both change at once. */
export function LookSettings({ settings, onChange }: LookSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const languages = (['system', 'zh-CN', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }));
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }));
  return (
    <Section title={t('look.title')}>
      <SettingRow label={t('language.label')} htmlFor="setting-language">
        <Select
          id="setting-language"
          style={{ width: 180 }}
          value={settings.language}
          options={languages}
          onChange={(language) => onChange({ language })}
        />
      </SettingRow>
      <SettingRow label={t('theme.label')}>
        <Segmented aria-label={t('theme.label')} value={settings.theme} options={themes} onChange={(theme) => onChange({ theme })} />
      </SettingRow>
    </Section>
  );
}
