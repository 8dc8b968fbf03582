import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openLink } from '../../../lib/system-actions';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { consolePage } from '../../../lib/console-pages';
import { SecretStanding } from '../../../ui/secret-standing';
import type { ConnectionFormModel } from './use-connection-form';

/** The personal access token: typed once, sent to the main process, never shown again. */
export function PatFields({ form }: { form: ConnectionFormModel }): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, secret, faults, stored, changeSecret } = form;
  const page = consolePage(draft.platform, 'pat');
  const waiting = secret.pendingPat && secret.pat === '';
  return (
    <Section
      title={t('auth.pat')}
      {...(draft.platform === 'studio' ? {} : { text: t('scopes') })}
      action={page ? <Button onClick={() => openLink(page)}>{t('console.pat')}</Button> : undefined}
    >
      {waiting || stored ? (
        <SecretStanding
          text={t(waiting ? 'pat.waiting' : 'pat.stored')}
          changeLabel={t('pat.change')}
          onChange={() => changeSecret({ pendingPat: false, replacing: true })}
        />
      ) : (
        <Field
          label={t('pat.label')}
          hint={t(draft.platform === 'studio' ? 'pat.studioHint' : 'pat.hint')}
          fault={faults.secret ? t(`form.${faults.secret}`) : null}
        >
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={secret.pat}
              onChange={(event) => changeSecret({ pat: event.target.value })}
            />
          )}
        </Field>
      )}
    </Section>
  );
}
