import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import type { ConnectionFormModel } from './use-connection-form';

/** Which bot answers. */
export function BotFields({ form }: { form: ConnectionFormModel }): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, faults, change } = form;
  return (
    <Section title={t('botId.legend')}>
      <Field
        label={t('botId.label')}
        hint={t('botId.hint')}
        fault={faults.botId ? t(`form.${faults.botId}`) : null}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.botId}
            spellCheck={false}
            onChange={(event) => change({ botId: event.target.value })}
          />
        )}
      </Field>
    </Section>
  );
}
