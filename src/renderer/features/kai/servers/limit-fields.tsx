import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { SwitchRow } from './switch-row';
import type { ServerFormModel } from './use-server-form';

/** How long the server's tools may take, and whether its read-only hints are trusted. */
export function LimitFields({ form: { draft, change } }: { form: ServerFormModel }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <>
      <Section title={t('form.limits')}>
        <Field label={t('form.timeout')} hint={t('form.timeoutHint')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={3600}
              precision={0}
              value={draft.timeoutSeconds}
              onChange={(value) => value !== null && change({ timeoutSeconds: value })}
            />
          )}
        </Field>
        <Field label={t('form.total')} hint={t('form.totalHint')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={3600}
              precision={0}
              value={draft.maxTotalSeconds}
              onChange={(value) => value !== null && change({ maxTotalSeconds: value })}
            />
          )}
        </Field>
      </Section>
      <Section title={t('form.trustTitle')}>
        <SwitchRow
          label={t('form.trust')}
          hint={t('form.trustHint')}
          checked={draft.trustReadOnlyHints}
          onChange={(trustReadOnlyHints) => change({ trustReadOnlyHints })}
        />
      </Section>
    </>
  );
}
