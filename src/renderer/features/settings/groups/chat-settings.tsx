import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { navigate } from '../../../lib/hash-route';
import { Section } from '../../../ui/page';
import { SettingRow } from '../rows/setting-row';

const USER_ID_MAX = 100;

interface ChatSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

/** The user id sent to Coze. Saved with Enter or on leaving the field; an empty one reverts. */
export function ChatSettings({ settings, onChange }: ChatSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<string | null>(null);
  const save = (): void => {
    const userId = typed?.trim() ?? '';
    setTyped(null);
    if (userId !== '' && userId !== settings.userId) onChange({ userId });
  };
  return (
    <Section title={t('chat.title')}>
      <SettingRow label={t('userId.label')} htmlFor="setting-user-id" hint={t('userId.hint')}>
        <Input
          id="setting-user-id"
          style={{ width: 220 }}
          maxLength={USER_ID_MAX}
          value={typed ?? settings.userId}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onPressEnter={save}
        />
      </SettingRow>
      <SettingRow label={t('connections.label')} hint={t('connections.hint')}>
        <Button onClick={() => navigate(['connection'])}>{t('connections.open')}</Button>
      </SettingRow>
    </Section>
  );
}
