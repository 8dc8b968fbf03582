import { Button, Select, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../../shared/model/backup';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { backupState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { Section } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { BackupList } from './backup-list';
import { RestoreDialog } from './restore-dialog';
import { SaveCopyDialog } from './save-copy-dialog';
import { SettingRow } from '../rows/setting-row';
import { SettingsPart } from '../settings-part';
import { UnlockDialog } from './unlock-dialog';
import styles from './backup-settings.module.css';

interface BackupSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
  /** Show the newest backup at once, as after damage. */
  offersNewest: boolean;
}

const KEEP = [3, 7, 14, 30] as const;

const create = () => request('backup.create');
const pickFile = () => request('backup.pickFile');

/** Backups: made now and by the clock, listed, saved elsewhere, restored. */
export function BackupSettings({
  settings,
  onChange,
  offersNewest,
}: BackupSettingsProps): ReactNode {
  const { t } = useTranslation('backup');
  const state = useMainState(backupState);
  const making = useAction(create);
  const picking = useAction(pickFile);
  const [told, setTold] = useState('');
  const [isSaving, setSaving] = useState(false);
  const [picked, setPicked] = useState<{ name: string; locked: boolean } | null>(null);
  const [wanted, setWanted] = useState<BackupView | null>(null);
  const running = state.value?.running ?? null;
  const newest = offersNewest ? (state.value?.backups[0] ?? null) : null;
  const restoring = wanted ?? newest;
  const make = async (): Promise<void> => {
    setTold('');
    const counts = await making.run();
    if (counts) setTold(t('made', counts));
  };
  const close = (): void => {
    setWanted(null);
    setPicked(null);
    if (offersNewest) navigate(['settings', 'backup']);
  };
  const error = making.error ?? picking.error;
  return (
    <Section title={t('title')} text={t('text')}>
      <SettingsPart words={`${t('now')} ${t('saveCopy')} ${t('restoreFile')}`}>
        <div className={styles.actions}>
          <Button
            type="primary"
            loading={making.running}
            disabled={running !== null && !making.running}
            onClick={() => void make()}
          >
            {t('now')}
          </Button>
          <Button onClick={() => setSaving(true)}>{t('saveCopy')}</Button>
          <Button
            loading={picking.running}
            onClick={() => void picking.run().then((file) => setPicked(file ?? null))}
          >
            {t('restoreFile')}
          </Button>
        </div>
        <p className={styles.told} role="status">
          {running === null ? told : t(`running.${running}`)}
        </p>
        {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      </SettingsPart>
      <AutomaticRows settings={settings} nextAt={state.value?.nextAt ?? null} onChange={onChange} />
      {state.value?.failed ? (
        <div className={styles.failed}>
          <h3 className={styles.label}>{t('failed')}</h3>
          <ErrorCard error={state.value.failed} onCopy={copyText} onRetry={() => void make()} />
        </div>
      ) : null}
      <SettingsPart words={t('list')}>
        <h3 className={styles.label}>{t('list')}</h3>
        {state.value ? (
          <BackupList
            backups={state.value.backups}
            busy={running !== null}
            onRestore={setWanted}
            onTell={setTold}
          />
        ) : (
          <TextSkeleton widths={[70, 60, 70]} />
        )}
        {state.status === 'failed' ? (
          <ErrorCard error={state.error} onCopy={copyText} onRetry={backupState.reload} />
        ) : null}
      </SettingsPart>
      {isSaving ? (
        <SaveCopyDialog
          onClose={() => setSaving(false)}
          onSaved={(path) => setTold(t('saved', { path }))}
        />
      ) : null}
      {picked?.locked === true ? <UnlockDialog name={picked.name} onClose={close} /> : null}
      {picked?.locked === false ? (
        <RestoreDialog source={{ passphrase: '' }} onClose={close} />
      ) : null}
      {restoring ? (
        <RestoreDialog source={{ fileName: restoring.fileName }} onClose={close} />
      ) : null}
    </Section>
  );
}

function AutomaticRows({
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
  const hours = Array.from(
    { length: 48 },
    (_half, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
  );
  const times = [...new Set([...hours, settings.backupTime])].toSorted();
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
      <SettingRow
        label={t('backupTime.label')}
        htmlFor="setting-backupTime"
        hint={t('backupTime.hint')}
      >
        <Select
          id="setting-backupTime"
          style={{ width: 120 }}
          disabled={!settings.backupEnabled}
          value={settings.backupTime}
          options={times.map((value) => ({ value, label: value }))}
          onChange={(backupTime: string) => onChange({ backupTime })}
        />
      </SettingRow>
      <SettingRow
        label={t('backupKeep.label')}
        htmlFor="setting-backupKeep"
        hint={t('backupKeep.hint')}
      >
        <Select
          id="setting-backupKeep"
          style={{ width: 120 }}
          disabled={!settings.backupEnabled}
          value={settings.backupKeep}
          options={keeps.map((count) => ({
            value: count,
            label: t('backupKeep.count', { count }),
          }))}
          onChange={(backupKeep: number) => onChange({ backupKeep })}
        />
      </SettingRow>
    </>
  );
}
