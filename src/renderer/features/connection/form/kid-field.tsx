import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { StatusMark } from '../../../ui/status-mark';
import { compareFingerprints } from '../../../ui/fingerprint';
import type { ConnectionFormModel } from './use-connection-form';
import styles from './kid-field.module.css';

/** The kid as Coze shows it, with the fingerprint of our key under it and whether the two agree. */
export function KidField({
  form,
  fingerprint,
}: {
  form: ConnectionFormModel;
  fingerprint: string | null;
}): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, faults, change } = form;
  const match = fingerprint ? compareFingerprints(fingerprint, draft.kid) : 'unknown';
  return (
    <div className={styles.pair}>
      <Field
        label={t('kid.label')}
        hint={t('kid.hint')}
        fault={faults.kid ? t(`form.${faults.kid}`) : null}
      >
        {(control) => (
          <Input
            {...control}
            className={styles.kid ?? ''}
            value={draft.kid}
            spellCheck={false}
            onChange={(event) => change({ kid: event.target.value })}
          />
        )}
      </Field>
      {fingerprint ? (
        <div className={styles.own}>
          <span className={styles.name}>{t('key.fingerprint')}</span>
          <code className={styles.value} title={t('key.fingerprintHint')}>
            {fingerprint}
          </code>
          {draft.kid.trim() === '' ? (
            <Button
              type="link"
              size="small"
              className={styles.use ?? ''}
              onClick={() => change({ kid: fingerprint })}
            >
              {t('kid.useOwn')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <p
        role="status"
        className={match === 'different' ? `${styles.match} ${styles.warn}` : styles.match}
      >
        {match === 'unknown' ? null : (
          <>
            <StatusMark status={match === 'same' ? 'ok' : 'degraded'} />
            {t(match === 'same' ? 'kid.same' : 'kid.different')}
          </>
        )}
      </p>
    </div>
  );
}
