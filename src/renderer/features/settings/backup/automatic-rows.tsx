import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { useMomentWords } from '../../../ui/moment-words';
import { SelectSettingRow } from '../rows/select-setting-row';
import { SettingRow } from '../rows/setting-row';

const KEEP = [3, 7, 14, 30] as const;

/** When backups are made on their own, and how many are kept. */
export function AutomaticRows({
  settings,
  nextAt,
  onChange,
}: {
  settings: Settings;
  nextAt: string | null;
  onChange: (change: SettingsChange) => void;
}): ReactNode {
  const { t } = useTranslation('backup');
  const { minute } = useMomentWords();
  const next = nextAt === null ? '' : ` ${t('backupEnabled.next', { time: minute(nextAt) })}`;
  const times = [...new Set([...halfHours(), settings.backupTime])].toSorted();
  const keeps = [...new Set<number>([...KEEP, settings.backupKeep])].toSorted(
    (one, other) => one - other,
  );
  return (
    <>
      <SettingRow
        label={t('backupEnabled.label')}
        htmlFor="setting-backupEnabled"
        hint={t('backupEnabled.hint') + next}
      >
        <Switch
          id="setting-backupEnabled"
          checked={settings.backupEnabled}
          onChange={(backupEnabled) => onChange({ backupEnabled })}
        />
      </SettingRow>
      <SelectSettingRow
        id="setting-backupTime"
        label={t('backupTime.label')}
        hint={t('backupTime.hint')}
        width={120}
        disabled={!settings.backupEnabled}
        value={settings.backupTime}
        options={times.map((value) => ({ value, label: value }))}
        onChange={(backupTime) => onChange({ backupTime })}
      />
      <SelectSettingRow
        id="setting-backupKeep"
        label={t('backupKeep.label')}
        hint={t('backupKeep.hint')}
        width={120}
        disabled={!settings.backupEnabled}
        value={settings.backupKeep}
        options={keeps.map((count) => ({ value: count, label: t('backupKeep.count', { count }) }))}
        onChange={(backupKeep) => onChange({ backupKeep })}
      />
    </>
  );
}

/** Every half hour of a day, as `HH:MM`. */
function halfHours(): string[] {
  return Array.from(
    { length: 48 },
    (_half, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
  );
}
