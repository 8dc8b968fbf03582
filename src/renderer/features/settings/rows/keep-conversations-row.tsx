import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorCard } from '../../../ui/error-card';
import { SelectSettingRow } from './select-setting-row';

interface KeepConversationsRowProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const CHOICES = [0, 30, 90, 180, 365] as const;

const countOld = (days: number) => request('desktop.oldConversations', { days });

/** How long conversations are kept. Says how many are deleted at once, before they are. */
export function KeepConversationsRow({ settings, onChange }: KeepConversationsRowProps): ReactNode {
  const { t } = useTranslation('settings');
  const [asked, setAsked] = useState<{ days: number; count: number } | null>(null);
  const counting = useAction(countOld);
  const now = settings.conversationKeepDays;
  const days = [...new Set([...CHOICES, now])].toSorted((one, other) => one - other);
  const options = days.map((value) => ({
    value,
    label:
      value === 0
        ? t('conversationKeepDays.never')
        : t('conversationKeepDays.days', { count: value }),
  }));
  const choose = async (wanted: number): Promise<void> => {
    if (wanted === 0) return onChange({ conversationKeepDays: 0 });
    const found = await counting.run(wanted);
    if (!found) return;
    if (found.count === 0) onChange({ conversationKeepDays: wanted });
    else setAsked({ days: wanted, count: found.count });
  };
  const confirm = (chosen: number): void => {
    onChange({ conversationKeepDays: chosen });
    setAsked(null);
  };
  return (
    <>
      <SelectSettingRow<number>
        id="setting-conversationKeepDays"
        label={t('conversationKeepDays.label')}
        hint={t('conversationKeepDays.hint')}
        width={150}
        loading={counting.running}
        value={now}
        options={options}
        onChange={(wanted) => void choose(wanted)}
      />
      {counting.error ? <ErrorCard error={counting.error} onCopy={copyText} /> : null}
      {asked ? (
        <ConfirmDialog
          title={t('conversationKeepDays.confirmTitle')}
          text={t('conversationKeepDays.confirmText', asked)}
          confirmLabel={t('conversationKeepDays.confirm')}
          busy={false}
          error={null}
          onCopy={copyText}
          onConfirm={() => confirm(asked.days)}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
