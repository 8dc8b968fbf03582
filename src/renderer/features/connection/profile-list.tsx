import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/model/profile';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorCard } from '../../ui/error-card';
import { ProfileItem } from './profile-item';
import styles from './profile-list.module.css';

const activate = (profileId: string) => request('setup.activate', { profileId });

/** All connections, the one in use marked. */
export function ProfileList({ profiles }: { profiles: readonly ProfileView[] }): ReactNode {
  const [removing, setRemoving] = useState<ProfileView | null>(null);
  const { run, running, error } = useAction(activate);
  return (
    <>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <ul className={styles.list}>
        {profiles.map((profile) => (
          <ProfileItem
            key={profile.id}
            profile={profile}
            busy={running}
            onActivate={() => void run(profile.id)}
            onRemove={() => setRemoving(profile)}
          />
        ))}
      </ul>
      {removing ? <RemoveProfile profile={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

function RemoveProfile({ profile, onClose }: { profile: ProfileView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('setup');
  const { run, running, error } = useAction(async () => {
    const result = await request('setup.remove', { profileId: profile.id });
    if (result.ok) onClose();
    return result;
  });
  return (
    <ConfirmDialog
      title={t('profile.removeTitle', { name: profile.botName || profile.name })}
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
