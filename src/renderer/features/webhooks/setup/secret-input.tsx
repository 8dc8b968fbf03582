import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookGuardName } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import styles from './setup.module.css';

interface SecretInputProps {
  guard: WebhookGuardName;
  label: string;
  hint?: string;
  isSet: boolean;
}

const save = (guard: WebhookGuardName, value: string) =>
  request('webhook.setGuard', { guard, value });

/** A secret that is sent and never returned: only whether it is set is known here. */
export function SecretInput({ guard, label, hint, isSet }: SecretInputProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const [value, setValue] = useState('');
  const action = useAction(save);
  const keep = async (next: string): Promise<void> => {
    await action.run(guard, next);
    setValue('');
  };
  return (
    <>
      <div className={styles.row}>
        <div className={styles.grow}>
          <Field label={label} hint={hint}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="off"
                visibilityToggle={false}
                maxLength={1000}
                placeholder={t(isSet ? 'setup.guards.set' : 'setup.guards.notSet')}
                value={value}
                onChange={(event) => setValue(event.target.value)}
                onPressEnter={() => void keep(value)}
              />
            )}
          </Field>
        </div>
        <Button
          disabled={value.trim() === ''}
          loading={action.running}
          aria-label={`${t('setup.guards.save')}: ${label}`}
          onClick={() => void keep(value)}
        >
          {t('setup.guards.save')}
        </Button>
        {isSet ? (
          <Button
            aria-label={`${t('setup.guards.remove')}: ${label}`}
            onClick={() => void keep('')}
          >
            {t('setup.guards.remove')}
          </Button>
        ) : null}
      </div>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
    </>
  );
}
