import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFingerprints } from '../../../ui/fingerprint';
import { StatusMark } from '../../../ui/status-mark';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import styles from '../setup-wizard.module.css';

/** The two ids of an OAuth app; the kid is compared with the key at hand. */
export function AppIdAndKid(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state, draft } = useWizard();
  return (
    <>
      <WizardInput field="appId" mono label={t('setup:appId.label')} hint={t('setup:appId.hint')} />
      <div className={styles.part}>
        <WizardInput field="kid" mono label={t('setup:kid.label')} hint={t('signIn.kidHint')} />
        <KidMatch kid={draft.kid} fingerprint={state.held.fingerprint} />
      </div>
    </>
  );
}

function KidMatch({ kid, fingerprint }: { kid: string; fingerprint: string | null }): ReactNode {
  const { t } = useTranslation('setup');
  const match = fingerprint ? compareFingerprints(fingerprint, kid) : 'unknown';
  return (
    <p
      role="status"
      className={
        match === 'different'
          ? `${styles.line} ${styles.soft} ${styles.warn}`
          : `${styles.line} ${styles.soft}`
      }
    >
      {match === 'unknown' ? null : <StatusMark status={match === 'same' ? 'ok' : 'degraded'} />}
      {match === 'unknown' ? null : t(match === 'same' ? 'kid.same' : 'kid.different')}
    </p>
  );
}
