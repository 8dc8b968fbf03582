import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { FIELD_MARK } from '../paste-target';
import { TrialResult } from '../trial-result';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import type { KaiFormModel } from './use-kai-form';
import styles from '../setup-wizard.module.css';

interface KaiServerFieldsProps {
  form: KaiFormModel;
  /** The server already has a key; an empty field keeps it. */
  hasStoredKey: boolean;
}

/** Address and key of a KAI server of one's own, and what trying it found. */
export function KaiServerFields({ form, hasStoredKey }: KaiServerFieldsProps): ReactNode {
  const { t } = useTranslation('wizard');
  const { kaiWaits } = useWizard().state;
  const keyHint = kaiWaits ? 'kai.keyWaits' : hasStoredKey ? 'kai.keyStored' : 'kai.keyHint';
  return (
    <>
      <WizardInput
        field="kaiUrl"
        mono
        label={t('kai.url')}
        hint={t('kai.urlHint')}
        placeholder="https://"
      />
      <Field label={t('kai.key')} hint={t(keyHint)}>
        {(control) => (
          <Input.Password
            {...control}
            {...{ [FIELD_MARK]: 'kaiKey' }}
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
            value={form.typed}
            onChange={(event) => form.setTyped(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Checkbox checked={form.local} onChange={(event) => form.setLocal(event.target.checked)}>
          {t('kai.local')}
        </Checkbox>
        <p className={styles.soft}>{t('kai.localHint')}</p>
      </div>
      <TrialResult
        model={form.model}
        verdicts={[t('kai.passed'), t('kai.failed')]}
        fixOf={form.fixOf}
      />
    </>
  );
}
