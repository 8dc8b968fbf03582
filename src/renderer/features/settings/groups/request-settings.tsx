import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { Section } from '../../../ui/page';
import type { NumberSetting } from '../rows/number-limits';
import { NumberSettingRow } from '../rows/number-setting-row';
import { SettingRow } from '../rows/setting-row';

const NAMES: readonly NumberSetting[] = [
  'tokenCacheTtlSeconds',
  'tokenDurationSeconds',
  'requestTimeoutSeconds',
  'streamIdleSeconds',
  'maxConnections',
  'requestsPerMinute',
  'burstSize',
  'responseCacheTtlSeconds',
  'keyReminderDays',
];

interface RequestSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** The numbers of the guide: token limits and timeouts (step 2), and its section on performance. */
export function RequestSettings({ settings, onChange }: RequestSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('requests.title')} text={t('requests.text')}>
      {NAMES.map((name) => (
        <NumberSettingRow
          key={name}
          name={name}
          value={settings[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <SettingRow
        label={t('wholeAnswers.label')}
        htmlFor="setting-wholeAnswers"
        hint={t('wholeAnswers.hint')}
      >
        <Switch
          id="setting-wholeAnswers"
          checked={settings.wholeAnswers}
          onChange={(wholeAnswers) => onChange({ wholeAnswers })}
        />
      </SettingRow>
    </Section>
  );
}
