import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { request } from '../../../lib/ipc';
import { networkState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { Choice } from '../../../ui/choice';
import { Section } from '../../../ui/page';
import { NetworkTest } from './network-test';
import { ProxyPasswordRow } from '../rows/proxy-password-row';
import { SettingRow } from '../rows/setting-row';
import { TextSettingRow } from '../rows/text-setting-row';

interface NetworkSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const MODES = ['system', 'custom', 'none'] as const;

const save = async (change: SettingsChange): Promise<boolean> =>
  (await request('settings.change', change)).ok;

/** How requests leave this computer: the proxy, its credentials, and a test of it. */
export function NetworkSettings({ settings, onChange }: NetworkSettingsProps): ReactNode {
  const { t } = useTranslation('network');
  const network = useMainState(networkState);
  const modes = MODES.map((value) => ({ value, label: t(`mode.${value}`) }));
  return (
    <Section title={t('title')} text={t('text')}>
      <SettingRow label={t('mode.label')}>
        <Choice
          label={t('mode.label')}
          value={settings.proxyMode}
          options={modes}
          onChoose={(proxyMode) => onChange({ proxyMode })}
        />
      </SettingRow>
      {settings.proxyMode === 'custom' ? (
        <>
          <TextSettingRow
            id="setting-proxy-address"
            label={t('address.label')}
            hint={t('address.hint')}
            fault={t('address.fault')}
            placeholder="127.0.0.1:7890"
            maxLength={300}
            value={settings.proxyAddress}
            onSave={(proxyAddress) => save({ proxyAddress })}
          />
          <TextSettingRow
            id="setting-proxy-user"
            label={t('user.label')}
            hint={t('user.hint')}
            maxLength={200}
            value={settings.proxyUser}
            onSave={(proxyUser) => save({ proxyUser })}
          />
          {settings.proxyUser === '' ? null : (
            <ProxyPasswordRow isSet={network.value?.proxyLogin === 'set'} />
          )}
        </>
      ) : null}
      <NetworkTest key={`${settings.proxyMode} ${settings.proxyAddress} ${settings.proxyUser}`} />
    </Section>
  );
}
