import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { StatusMark } from '../../../ui/status-mark';
import type { ServerFormModel } from './use-server-form';
import styles from './key-fields.module.css';

/** The server's key: typed once, sent to the main process, never shown again. */
export function KeyFields({
  form: { draft, key, hasStored, faults, change, changeKey },
}: {
  form: ServerFormModel;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [replacing, setReplacing] = useState(false);
  return (
    <Section title={t('form.keyTitle')}>
      {hasStored && !replacing ? (
        <div className={styles.stored}>
          <StatusMark status={key.isForgotten ? 'not-set-up' : 'ok'} />
          <span role="status">{t(key.isForgotten ? 'form.keyForgotten' : 'form.keyStored')}</span>
          <Button size="small" onClick={() => setReplacing(true)}>
            {t('form.keyChange')}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => changeKey({ isForgotten: !key.isForgotten })}
          >
            {t(key.isForgotten ? 'form.keyKeep' : 'form.keyForget')}
          </Button>
        </div>
      ) : (
        <Field label={t('form.key')} hint={t('form.keyHint')}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="off"
              spellCheck={false}
              maxLength={2000}
              value={key.typed}
              onChange={(event) => changeKey({ typed: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={t('form.keyHeader')}
        hint={t('form.keyHeaderHint')}
        fault={faults.apiKeyHeader ? t(`form.${faults.apiKeyHeader}`) : null}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.apiKeyHeader ?? ''}
            spellCheck={false}
            maxLength={100}
            onChange={(event) =>
              change({ apiKeyHeader: event.target.value.trim() === '' ? null : event.target.value })
            }
          />
        )}
      </Field>
    </Section>
  );
}
