import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { copyText, openLink } from '../../../lib/system-actions';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { SecretField } from '../../../ui/secret-field';
import { consolePage } from '../../../lib/console-pages';
import { compareFingerprints } from '../../../ui/fingerprint';
import styles from './rotation.module.css';

/**
 * The public key is added at Coze, beside the old one; the fingerprint Coze then shows is entered
 * here.
 */
export function NewKeyAtCoze({
  profile,
  kid,
  onKid,
}: {
  profile: ProfileView;
  kid: string;
  onKid: (kid: string) => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const { nextPublicHalf } = profile;
  const page = profile.platform === 'sandbox' ? null : consolePage(profile.platform, 'oauth');
  const match = nextPublicHalf ? compareFingerprints(nextPublicHalf.fingerprint, kid) : 'unknown';
  return (
    <Section
      title={t('rotation.step.atCoze')}
      text={t('rotation.step.atCozeText')}
      action={
        page ? <Button onClick={() => openLink(page)}>{t('console.oauth')}</Button> : undefined
      }
    >
      {nextPublicHalf ? (
        <SecretField
          label={t('key.publicKey')}
          value={nextPublicHalf.publicKeyPem.trim()}
          onCopy={copyText}
        />
      ) : null}
      <Field
        label={t('kid.label')}
        hint={t('rotation.kidHint')}
        fault={match === 'different' ? t('kid.different') : null}
      >
        {(control) => (
          <Input
            {...control}
            className={styles.kid ?? ''}
            spellCheck={false}
            maxLength={500}
            value={kid}
            onChange={(event) => onKid(event.target.value)}
          />
        )}
      </Field>
    </Section>
  );
}
