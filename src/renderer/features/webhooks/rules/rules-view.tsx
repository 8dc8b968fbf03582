import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseRule } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { Page } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { RuleForm } from './rule-form';
import { RuleItem } from './rule-item';
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
const load = () => request('webhook.rules');
const save = (rule: ResponseRule) => request('webhook.saveRule', rule);
const remove = (ruleId: string) => request('webhook.removeRule', { ruleId });

/** How we answer instead of the usual 200, by event type. */
export function RulesView(): ReactNode {
  const { t } = useTranslation('webhooks');
  const [rules, setRules] = useState<readonly ResponseRule[] | null>(null);
  const [edited, setEdited] = useState<ResponseRule | null>(null);
  const loading = useAction(load);
  const saving = useAction(save);
  const removing = useAction(remove);
  const { run: reload } = loading;
  useEffect(() => {
    void reload().then((found) => found && setRules(found));
  }, [reload]);
  const keep = async (rule: ResponseRule): Promise<void> => {
    const next = await saving.run(rule);
    if (!next) return;
    setRules(next);
    setEdited(null);
  };
  const drop = async (id: string): Promise<void> => {
    const next = await removing.run(id);
    if (next) setRules(next);
  };
  const error = loading.error ?? saving.error ?? removing.error;
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
          busy={saving.running}
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
            onRemove={() => void drop(rule.id)}
          />
        ))}
      </ul>
    </Page>
  );
}
