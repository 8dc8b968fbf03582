import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { navigate } from '../../../lib/hash-route';
import { KeyValueList } from '../../../ui/key-value-list';
import { ProfileMenu, type ProfileVerb } from './profile-menu';
import { ProfileNotices } from './profile-notices';
import { useProfileFacts } from './profile-facts';
import styles from './profile-item.module.css';

interface ProfileItemProps {
  profile: ProfileView;
  busy: boolean;
  onActivate: () => void;
  onChoose: (verb: ProfileVerb) => void;
}

/** One connection: where it leads, how it signs in, and what can be done with it. */
export function ProfileItem({ profile, busy, onActivate, onChoose }: ProfileItemProps): ReactNode {
  const { t } = useTranslation('setup');
  const facts = useProfileFacts(profile, () => onChoose('pat-expiry'));
  const isOwn = profile.platform !== 'sandbox';
  const canRotate = isOwn && profile.secret === 'set';
  return (
    <li aria-label={profile.name}>
      <div className={styles.head}>
        <h3 className={styles.name}>{profile.name}</h3>
        <span className={styles.platform}>
          {t(`platform.${profile.platform}`)}
          {isOwn ? ` · ${t(`auth.${profile.auth}`)}` : null}
        </span>
        {profile.active ? <span className={styles.active}>{t('profile.active')}</span> : null}
      </div>
      <ProfileNotices profile={profile} />
      <KeyValueList items={facts} />
      <div className={styles.actions}>
        {profile.active ? null : (
          <Button size="small" disabled={busy} onClick={onActivate}>
            {t('profile.activate')}
          </Button>
        )}
        {isOwn ? (
          <Button size="small" onClick={() => navigate(['connection', 'edit', profile.id])}>
            {t('profile.edit')}
          </Button>
        ) : null}
        {canRotate ? (
          <Button size="small" onClick={() => navigate(['connection', 'rotate', profile.id])}>
            {t(profile.rotation ? 'rotation.goOn' : `rotation.start.${profile.auth}`)}
          </Button>
        ) : null}
        <ProfileMenu profile={profile} onChoose={onChoose} />
      </div>
    </li>
  );
}
