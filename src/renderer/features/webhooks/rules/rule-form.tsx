import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseRule } from '../../../../shared/model/webhook';
import { Field } from '../../../ui/field';
import styles from './rules.module.css';

interface RuleFormProps {
  rule: ResponseRule;
  busy: boolean;
  onSave: (rule: ResponseRule) => void;
  onCancel: () => void;
}

const FAULTS: readonly ResponseRule['fault'][] = ['none', 'reset', 'truncate', 'silent'];

/** One rule: for which events, and what we answer. */
export function RuleForm({ rule, busy, onSave, onCancel }: RuleFormProps): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [draft, setDraft] = useState(rule);
  const change = (part: Partial<ResponseRule>): void => setDraft({ ...draft, ...part });
  return (
    <form
      className={styles.form}
      aria-label={t('rules.add')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft);
      }}
    >
      <Field label={t('rules.event')} hint={t('rules.eventHint')}>
        {(control) => (
          <Input
            {...control}
            value={draft.event}
            maxLength={200}
            onChange={(event) => change({ event: event.target.value })}
          />
        )}
      </Field>
      <AnswerFields draft={draft} onChange={change} />
      <Field label={t('rules.body')} hint={t('rules.bodyHint')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            spellCheck={false}
            maxLength={10_000}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t('ui:action.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={draft.event.trim() === ''}
        >
          {t('rules.save')}
        </Button>
      </div>
    </form>
  );
}

/** Status, delay and fault of the answer. */
function AnswerFields({
  draft,
  onChange,
}: {
  draft: ResponseRule;
  onChange: (part: Partial<ResponseRule>) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <div className={styles.row}>
      <Field label={t('rules.status')}>
        {(control) => (
          <InputNumber
            {...control}
            min={200}
            max={599}
            precision={0}
            value={draft.status}
            onChange={(status) => onChange({ status: status ?? 200 })}
          />
        )}
      </Field>
      <Field label={t('rules.delay')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={60_000}
            precision={0}
            value={draft.delayMs}
            onChange={(delayMs) => onChange({ delayMs: delayMs ?? 0 })}
          />
        )}
      </Field>
      <Field label={t('rules.fault')}>
        {(control) => (
          <Select<ResponseRule['fault']>
            {...control}
            className={styles.select ?? ''}
            value={draft.fault}
            onChange={(fault) => onChange({ fault })}
            options={FAULTS.map((value) => ({ value, label: t(`rules.faults.${value}`) }))}
          />
        )}
      </Field>
    </div>
  );
}
