import { ArrowLeftOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { writeRoute } from '../../../lib/hash-route';
import { Page } from '../../../ui/page';
import pageStyles from '../../../ui/form-page.module.css';
import { RotationBegin } from './rotation-begin';
import { RotationDone } from './rotation-done';
import { RotationTrial } from './rotation-trial';
import styles from './rotation.module.css';

/**
 * `#/connection/rotate/<profile>`: replaces a key or token step by step, with the old one in use
 * until the end. Survives a restart.
 */
export function RotationPage({ profile }: { profile: ProfileView }): ReactNode {
  const { t } = useTranslation('setup');
  const [isDone, setIsDone] = useState(false);
  const isOn = profile.rotation !== null && profile.rotation.step !== 'retiring';
  return (
    <Page
      title={t(`rotation.title.${profile.auth}`, { name: profile.name })}
      before={
        <a href={writeRoute('connection')} className={pageStyles.back}>
          <ArrowLeftOutlined aria-hidden="true" /> {t('back')}
        </a>
      }
    >
      {isDone ? null : <p className={styles.intro}>{t(`rotation.intro.${profile.auth}`)}</p>}
      {isDone ? <RotationDone profile={profile} /> : null}
      {!isDone && !isOn ? <RotationBegin profile={profile} /> : null}
      {!isDone && isOn ? <RotationTrial profile={profile} onDone={() => setIsDone(true)} /> : null}
    </Page>
  );
}
