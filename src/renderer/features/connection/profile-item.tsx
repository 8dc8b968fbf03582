import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/model/profile';
import { navigate } from '../../lib/hash-route';
import { type KeyValue, KeyValueList } from '../../ui/key-value-list';
import { StatusMark } from '../../ui/status-mark';
import styles from './profile-item.module.css';

interface ProfileItemProps {
  profile: ProfileView;
  busy: boolean;
  onActivate: () => void;
  onRemove: () => void;
}

/** One connection: where it leads, how it signs in, and what can be done with it. */
export function ProfileItem({ profile, busy, onActivate, onRemove }: ProfileItemProps): ReactNode {
  const { t } = useTranslation('setup');
  const name = profile.botName || profile.name;
  const canEdit = profile.platform !== 'sandbox';
  const facts: KeyValue[] = [
    { name: t('profile.address'), value: profile.apiBase, mono: true },
    ...(profile.auth === 'jwt' ? [{ name: t('profile.app'), value: profile.appId, mono: true }] : []),
    { name: t('profile.bot'), value: profile.botId, mono: true },
    ...(profile.fingerprint ? [{ name: t('profile.fingerprint'), value: profile.fingerprint, mono: true }] : []),
  ];
  return (
    <li aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <span className={styles.platform}>
          {t(`platform.${profile.platform}`)}
          {canEdit ? ` · ${t(`auth.${profile.auth}`)}` : null}
        </span>
        {profile.active ? <span className={styles.active}>{t('profile.active')}</span> : null}
      </div>
      {profile.secret === 'set' ? null : (
        <p className={styles.missing}>
          <StatusMark status="degraded" /> {t('profile.secretMissing')}
        </p>
      )}
      <KeyValueList items={canEdit ? facts : facts.slice(0, 1)} />
      <div className={styles.actions}>
        {profile.active ? null : (
          <Button size="small" disabled={busy} onClick={onActivate}>
            {t('profile.activate')}
          </Button>
        )}
        {canEdit ? (
          <Button size="small" onClick={() => navigate(['connection', 'edit', profile.id])}>
            {t('profile.edit')}
          </Button>
        ) : null}
        <Button size="small" type="text" danger onClick={onRemove}>
          {t('profile.remove')}
        </Button>
      </div>
    </li>
  );
}
