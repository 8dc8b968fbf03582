import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { SecretStanding } from '../../../ui/secret-standing';
import { FIELD_MARK } from '../paste-target';
import { useWizard } from '../use-wizard';
import styles from '../setup-wizard.module.css';

/** The token: pasted or typed once, stored, never shown again. */
export function PatInput(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state } = useWizard();
  const [typed, setTyped] = useState('');
  const [replacing, setReplacing] = useState(false);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<ErrorView | null>(null);
  const { held } = state;
  const put = async (): Promise<void> => {
    setRunning(true);
    const result = await request('wizard.offerPat', { pat: typed });
    setRunning(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setTyped('');
    setReplacing(false);
  };
  if (held.secret === 'set' && !replacing) {
    return (
      <SecretStanding
        lasting={held.place === 'keychain'}
        text={t(held.place === 'keychain' ? 'pat.held' : 'pat.heldRun')}
        changeLabel={t('setup:pat.change')}
        onChange={() => setReplacing(true)}
      />
    );
  }
  return (
    <>
      <div className={styles.row}>
        <div className={styles.grow}>
          <Field label={t('setup:pat.label')}>
            {(control) => (
              <Input.Password
                {...control}
                {...{ [FIELD_MARK]: 'pat' }}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onPressEnter={() => void put()}
              />
            )}
          </Field>
        </div>
        <Button loading={running} disabled={typed.trim() === ''} onClick={() => void put()}>
          {t('pat.use')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
