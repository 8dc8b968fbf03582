import { PlusOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
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
import styles from './rules.module.css';

const NEW_RULE: ResponseRule = { id: '', event: '*', status: 500, body: '', delayMs: 0, fault: 'none', enabled: true };
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
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEdited(NEW_RULE)}>{t('rules.add')}</Button>;
  return (
    <Page title={t('rules.title')} action={rules?.length ? add : undefined}>
      <p className={styles.intro}>{t('rules.text')}</p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {rules === null && !error ? <TextSkeleton /> : null}
      {edited ? <RuleForm rule={edited} busy={saving.running} onSave={(rule) => void keep(rule)} onCancel={() => setEdited(null)} /> : null}
      {rules?.length === 0 && !edited ? <EmptyState title={t('rules.emptyTitle')} text={t('rules.emptyText')} action={add} /> : null}
      <ul className={styles.list}>
        {rules?.map((rule) => (
          <li key={rule.id} className={styles.item}>
            <div className={styles.words}>
              <strong>{rule.event}</strong>
              <span className={styles.soft}>{t('rules.summary', { status: rule.status, delay: rule.delayMs, fault: t(`rules.faults.${rule.fault}`) })}</span>
            </div>
            <Switch checked={rule.enabled} aria-label={`${t('rules.enabled')}: ${rule.event}`} onChange={(enabled) => void keep({ ...rule, enabled })} />
            <Button size="small" aria-label={`${t('rules.edit')}: ${rule.event}`} onClick={() => setEdited(rule)}>{t('rules.edit')}</Button>
            <Button size="small" aria-label={`${t('rules.remove')}: ${rule.event}`} onClick={() => void drop(rule.id)}>{t('rules.remove')}</Button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
