import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openLink } from '../../../lib/system-actions';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { consolePage } from '../../../lib/console-pages';
import type { ConnectionFormModel } from './use-connection-form';

/** The OAuth app: where to create it and its id. */
export function AppFields({ form }: { form: ConnectionFormModel }): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, faults, change } = form;
  const page = consolePage(draft.platform, 'oauth');
  return (
    <Section
      title={t('auth.jwt')}
      text={t('scopes')}
      action={
        page ? <Button onClick={() => openLink(page)}>{t('console.oauth')}</Button> : undefined
      }
    >
      <Field
        label={t('appId.label')}
        hint={t('appId.hint')}
        fault={faults.appId ? t(`form.${faults.appId}`) : null}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.appId}
            spellCheck={false}
            onChange={(event) => change({ appId: event.target.value })}
          />
        )}
      </Field>
    </Section>
  );
}
