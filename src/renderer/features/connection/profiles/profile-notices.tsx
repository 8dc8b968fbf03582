import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { writeRoute } from '../../../lib/hash-route';
import { useErrorText } from '../../../ui/error-text';
import { StatusMark } from '../../../ui/status-mark';
import styles from './profile-notices.module.css';

/** What needs attention at a connection, one line each, with a button to deal with it. */
export function ProfileNotices({ profile }: { profile: ProfileView }): ReactNode {
  const { t } = useTranslation('setup');
  const errorText = useErrorText();
  const { warning, rotation, missingKaiKeys } = profile;
  const rotate = writeRoute('connection', 'rotate', profile.id);
  return (
    <>
      {profile.secret === 'set' ? null : (
        <Notice
          text={t('profile.secretMissing')}
          href={writeRoute('connection', 'edit', profile.id)}
          action={t('profile.addSecret')}
        />
      )}
      {missingKaiKeys.length > 0 ? (
        <Notice
          text={t('profile.kaiKeysMissing', { names: missingKaiKeys.join('、') })}
          href={writeRoute('kai', 'servers')}
          action={t('profile.addKaiKeys')}
        />
      ) : null}
      {warning && !rotation ? (
        <Notice
          text={
            errorText({ ...warning, message: '', remedy: '', layer: null, logid: null }).message
          }
          href={rotate}
          action={t(`rotation.start.${profile.auth}`)}
        />
      ) : null}
      {rotation && rotation.step !== 'retiring' ? (
        <Notice
          text={t(`rotation.standing.${rotation.step}.${profile.auth}`)}
          href={rotate}
          action={t('rotation.goOn')}
        />
      ) : null}
    </>
  );
}

function Notice({ text, href, action }: { text: string; href: string; action: string }): ReactNode {
  return (
    <p className={styles.notice}>
      <StatusMark status="degraded" />
      <span>{text}</span>
      <a href={href}>{action}</a>
    </p>
  );
}
