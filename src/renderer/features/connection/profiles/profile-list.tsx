import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorCard } from '../../../ui/error-card';
import { PatExpiryDialog } from './pat-expiry-dialog';
import { ProfileItem } from './profile-item';
import type { ProfileVerb } from './profile-menu';
import { RenameProfileDialog } from './rename-profile-dialog';
import styles from './profile-list.module.css';

const activate = (profileId: string) => request('setup.activate', { profileId });
const duplicate = (profileId: string) => request('setup.duplicate', { profileId });
const exportFile = (profileId: string) => request('setup.exportProfile', { profileId });

/** All connections, the one in use marked. */
export function ProfileList({ profiles }: { profiles: readonly ProfileView[] }): ReactNode {
  const { t } = useTranslation('setup');
  const [asked, setAsked] = useState<{ verb: ProfileVerb; profile: ProfileView } | null>(null);
  const [note, setNote] = useState('');
  const switching = useAction(activate);
  const copying = useAction(duplicate);
  const writing = useAction(exportFile);
  const choose = async (verb: ProfileVerb, profile: ProfileView): Promise<void> => {
    setNote('');
    if (verb === 'duplicate') {
      const copy = await copying.run(profile.id);
      if (copy) setNote(t('profile.duplicated', { name: copy.name }));
    } else if (verb === 'export') {
      const file = await writing.run(profile.id);
      if (file) setNote(t('profile.exported', { path: file.path }));
    } else setAsked({ verb, profile });
  };
  const close = (): void => setAsked(null);
  const error = switching.error ?? copying.error ?? writing.error;
  return (
    <>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <p role="status" className={note ? styles.note : 'visually-hidden'}>
        {note}
      </p>
      <ul className={styles.list}>
        {profiles.map((profile) => (
          <ProfileItem
            key={profile.id}
            profile={profile}
            busy={switching.running}
            onActivate={() => void switching.run(profile.id)}
            onChoose={(verb) => void choose(verb, profile)}
          />
        ))}
      </ul>
      {asked?.verb === 'remove' ? <RemoveProfile profile={asked.profile} onClose={close} /> : null}
      {asked?.verb === 'rename' ? (
        <RenameProfileDialog profile={asked.profile} onClose={close} />
      ) : null}
      {asked?.verb === 'pat-expiry' ? (
        <PatExpiryDialog profile={asked.profile} onClose={close} />
      ) : null}
    </>
  );
}

function RemoveProfile({
  profile,
  onClose,
}: {
  profile: ProfileView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const { run, running, error } = useAction(async () => {
    const result = await request('setup.remove', { profileId: profile.id });
    if (result.ok) onClose();
    return result;
  });
  return (
    <ConfirmDialog
      title={t('profile.removeTitle', { name: profile.name })}
      text={t('profile.removeText')}
      confirmLabel={t('profile.removeConfirm')}
      busy={running}
      error={error}
      onCopy={copyText}
      onConfirm={() => void run()}
      onCancel={onClose}
    />
  );
}
