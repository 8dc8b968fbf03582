import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { Choice } from '../../../ui/choice';
import { Section } from '../../../ui/page';
import { SelectSettingRow } from '../rows/select-setting-row';
import { SettingRow } from '../rows/setting-row';

interface LookSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const SCALES = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** Language, theme and text size; all change at once. */
export function LookSettings({ settings, onChange }: LookSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const languages = (['system', 'zh-CN', 'en'] as const).map((value) => ({
    value,
    label: t(`language.${value}`),
  }));
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: t(`theme.${value}`),
  }));
  const scales = SCALES.map((percent) => ({
    value: percent,
    label: t('textScale.value', { percent }),
  }));
  return (
    <Section title={t('look.title')}>
      <SelectSettingRow
        id="setting-language"
        label={t('language.label')}
        width={180}
        value={settings.language}
        options={languages}
        onChange={(language) => onChange({ language })}
      />
      <SettingRow label={t('theme.label')}>
        <Choice
          label={t('theme.label')}
          value={settings.theme}
          options={themes}
          onChoose={(theme) => onChange({ theme })}
        />
      </SettingRow>
      <SelectSettingRow<number>
        id="setting-textScale"
        label={t('textScale.label')}
        hint={t('textScale.hint')}
        width={120}
        value={settings.textScale}
        options={scales}
        onChange={(textScale) => onChange({ textScale })}
      />
    </Section>
  );
}
