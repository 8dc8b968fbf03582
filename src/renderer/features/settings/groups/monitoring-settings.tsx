import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { opsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { NumberSettingRow } from '../rows/number-setting-row';
import { SettingRow } from '../rows/setting-row';

/** The listener for scripts and browsers on this computer, and the log level. */
export function MonitoringSettings({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const error = useMainState(opsState).value?.error ?? null;
  return (
    <Section title={t('monitoring.title')} text={t('monitoring.text')}>
      <SettingRow
        label={t('opsEnabled.label')}
        htmlFor="setting-opsEnabled"
        hint={t('opsEnabled.hint')}
      >
        <Switch
          id="setting-opsEnabled"
          checked={settings.opsEnabled}
          onChange={(opsEnabled) => onChange({ opsEnabled })}
        />
      </SettingRow>
      <NumberSettingRow
        name="opsPort"
        value={settings.opsPort}
        onChange={(opsPort) => onChange({ opsPort })}
      />
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <SettingRow label={t('debug.label')} htmlFor="setting-debug" hint={t('debug.hint')}>
        <Switch
          id="setting-debug"
          checked={settings.debug}
          onChange={(debug) => onChange({ debug })}
        />
      </SettingRow>
    </Section>
  );
}
