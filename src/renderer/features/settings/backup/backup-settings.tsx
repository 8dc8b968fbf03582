import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { backupState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { AutomaticRows } from './automatic-rows';
import { BackupActions } from './backup-actions';
import { type BackupDialog, BackupDialogs } from './backup-dialogs';
import { BackupList } from './backup-list';
import { SettingsPart } from '../settings-part';
import styles from './backup-settings.module.css';

interface BackupSettingsProps {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
  /** Show the newest backup at once, as after damage. */
  offersNewest: boolean;
}

const create = () => request('backup.create');

/** Backups: made now and on a schedule, listed, saved elsewhere, restored. */
export function BackupSettings({
  settings,
  onChange,
  offersNewest,
}: BackupSettingsProps): ReactNode {
  const { t } = useTranslation('backup');
  const state = useMainState(backupState);
  const making = useAction(create);
  const [notice, setNotice] = useState('');
  const [dialog, setDialog] = useState<BackupDialog | null>(null);
  const running = state.value?.running ?? null;
  const newest = offersNewest ? (state.value?.backups[0] ?? null) : null;
  const make = async (): Promise<void> => {
    setNotice('');
    const counts = await making.run();
    if (counts) setNotice(t('made', counts));
  };
  const close = (): void => {
    setDialog(null);
    if (offersNewest) navigate(['settings', 'backup']);
  };
  return (
    <Section title={t('title')} text={t('text')}>
      <BackupActions
        making={making}
        running={running}
        notice={notice}
        onMake={() => void make()}
        onDialog={setDialog}
      />
      <AutomaticRows settings={settings} nextAt={state.value?.nextAt ?? null} onChange={onChange} />
      {state.value?.failed ? (
        <FailedBackup error={state.value.failed} onRetry={() => void make()} />
      ) : null}
      <SettingsPart words={t('list')}>
        <h3 className={styles.label}>{t('list')}</h3>
        {state.value ? (
          <BackupList
            backups={state.value.backups}
            busy={running !== null}
            onRestore={({ fileName }) => setDialog({ kind: 'restore', source: { fileName } })}
            onNotice={setNotice}
          />
        ) : (
          <TextSkeleton widths={[70, 60, 70]} />
        )}
        {state.status === 'failed' ? (
          <ErrorCard error={state.error} onCopy={copyText} onRetry={backupState.reload} />
        ) : null}
      </SettingsPart>
      <BackupDialogs
        dialog={
          dialog ?? (newest ? { kind: 'restore', source: { fileName: newest.fileName } } : null)
        }
        onSaved={(path) => setNotice(t('saved', { path }))}
        onClose={close}
      />
    </Section>
  );
}

/** The last scheduled backup could not be made. */
function FailedBackup({ error, onRetry }: { error: ErrorView; onRetry: () => void }): ReactNode {
  const { t } = useTranslation('backup');
  return (
    <div className={styles.failed}>
      <h3 className={styles.label}>{t('failed')}</h3>
      <ErrorCard error={error} onCopy={copyText} onRetry={onRetry} />
    </div>
  );
}
