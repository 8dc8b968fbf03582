import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseRule } from '../../../../shared/model/webhook';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { Page } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { RuleForm } from './rule-form';
import { RuleItem } from './rule-item';
import { useRules } from './use-rules';
import styles from './rules.module.css';

const NEW_RULE: ResponseRule = {
  id: '',
  event: '*',
  status: 500,
  body: '',
  delayMs: 0,
  fault: 'none',
  enabled: true,
};

/** How we answer instead of the usual 200, by event type. */
export function RulesView(): ReactNode {
  const { t } = useTranslation('webhooks');
  const { rules, save, remove, saving, error } = useRules();
  const [edited, setEdited] = useState<ResponseRule | null>(null);
  const keep = async (rule: ResponseRule): Promise<void> => {
    if (await save(rule)) setEdited(null);
  };
  const add = (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden="true" />}
      onClick={() => setEdited(NEW_RULE)}
    >
      {t('rules.add')}
    </Button>
  );
  return (
    <Page title={t('rules.title')} action={rules?.length ? add : undefined}>
      <p className={styles.intro}>{t('rules.text')}</p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {rules === null && !error ? <TextSkeleton /> : null}
      {edited ? (
        <RuleForm
          rule={edited}
          busy={saving}
          onSave={(rule) => void keep(rule)}
          onCancel={() => setEdited(null)}
        />
      ) : null}
      {rules?.length === 0 && !edited ? (
        <EmptyState title={t('rules.emptyTitle')} text={t('rules.emptyText')} action={add} />
      ) : null}
      <ul className={styles.list}>
        {rules?.map((rule) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            onEdit={() => setEdited(rule)}
            onSwitch={(enabled) => void keep({ ...rule, enabled })}
            onRemove={() => void remove(rule.id)}
          />
        ))}
      </ul>
    </Page>
  );
}
