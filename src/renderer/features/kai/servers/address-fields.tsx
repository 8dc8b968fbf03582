import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { SwitchRow } from './switch-row';
import type { ServerFormModel } from './use-server-form';

/** Where the server is and what it is called here. */
export function AddressFields({
  form: { draft, faults, change },
}: {
  form: ServerFormModel;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <Section title={t('form.where')}>
      <Field
        label={t('form.url')}
        hint={t('form.urlHint')}
        fault={faults.url ? t(`form.${faults.url}`) : null}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.url}
            maxLength={2000}
            spellCheck={false}
            onChange={(event) => change({ url: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.name')} hint={t('form.nameHint')}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={100}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <SwitchRow
        label={t('form.local')}
        hint={t('form.localHint')}
        checked={draft.local}
        onChange={(local) => change({ local })}
      />
    </Section>
  );
}
