import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Result, succeed } from '../../../../shared/ipc/result';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { SecretField } from '../../../ui/secret-field';
import { SecretStanding } from '../../../ui/secret-standing';
import { useFileDrop } from '../../../ui/use-file-drop';
import { StepFoot } from '../step-foot';
import { useWizard } from '../use-wizard';
import styles from '../setup-wizard.module.css';

const importFile = () => request('wizard.importKeyFile');
async function generate(): Promise<Result<{ taken: boolean }>> {
  const result = await request('wizard.generateKey');
  return result.ok ? succeed({ taken: true }) : result;
}

/** The key pair: from Coze, imported in any usual way, or generated here. */
export function KeyStep(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state, draft, confirm } = useWizard();
  const [replacing, setReplacing] = useState(false);
  const { held } = state;
  const next = (): void => void confirm('key');
  if (draft.auth === 'pat') {
    return (
      <>
        <p className={styles.lead}>{t('key.unneeded')}</p>
        <StepFoot step="key" onNext={next} />
      </>
    );
  }
  const isHeld = held.secret === 'set' && !replacing;
  return (
    <>
      <p className={styles.lead}>{t('key.lead')}</p>
      <div className={styles.content}>
        {isHeld ? (
          <>
            <SecretStanding
              lasting={held.place === 'keychain'}
              text={t(held.place === 'keychain' ? 'key.held' : 'key.heldRun')}
              changeLabel={t('setup:key.change')}
              onChange={() => setReplacing(true)}
            />
            {held.place === 'keychain' ? (
              <p className={styles.soft}>{t('key.deleteFile')}</p>
            ) : null}
            <div className={styles.part}>
              <SecretField
                label={t('setup:key.fingerprint')}
                value={held.fingerprint ?? ''}
                onCopy={copyText}
              />
              <SecretField
                label={t('setup:key.publicKey')}
                value={held.publicKeyPem ?? ''}
                onCopy={copyText}
              />
              <p className={styles.soft}>{t('setup:key.publicKeyHint')}</p>
            </div>
          </>
        ) : (
          <KeyWays onTaken={() => setReplacing(false)} />
        )}
      </div>
      <StepFoot step="key" onNext={isHeld ? next : undefined} />
    </>
  );
}

function KeyWays({ onTaken }: { onTaken: () => void }): ReactNode {
  const { t } = useTranslation('wizard');
  const { paste } = useWizard();
  const file = useAction(importFile);
  const made = useAction(generate);
  const drop = useFileDrop((text) => void paste(text, null).then(onTaken));
  const error = file.error ?? made.error;
  const keys = navigator.userAgent.includes('Mac') ? '⌘V' : 'Ctrl+V';
  return (
    <>
      <div className={styles.part}>
        <h2>{t('key.importTitle')}</h2>
        <p>{t('key.importText')}</p>
        {/* The button inside does the same by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className={drop.over ? `${styles.drop} ${styles.over}` : styles.drop}
          {...drop.handlers}
        >
          <Button
            type="primary"
            loading={file.running}
            onClick={() => void file.run().then((answer) => answer?.taken && onTaken())}
          >
            {t('key.choose')}
          </Button>
          <span className={styles.soft}>
            {drop.over ? t('key.dropNow') : t('key.drop', { keys })}
          </span>
        </div>
      </div>
      <div className={styles.part}>
        <h2>{t('key.generateTitle')}</h2>
        <p>{t('key.generateText')}</p>
        <div>
          <Button
            loading={made.running}
            onClick={() => void made.run().then((answer) => answer?.taken && onTaken())}
          >
            {t('key.generate')}
          </Button>
        </div>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
