import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalRule } from '../../../../shared/model/kai-approval';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { ConsolePage } from '../console-page';
import { rulesState } from '../kai-states';
import { conditionValue } from './pattern-words';
import styles from './decisions.module.css';

const removeRule = (ruleId: string) => request('kai.removeRule', { ruleId });

/** All rules, each with a button to undo it. */
export function RulesPage(): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const rules = useMainState(rulesState);
  const { run, running, error } = useAction(removeRule);
  return (
    <ConsolePage title={t('rules.title')} text={t('rules.text')}>
      {rules.status === 'loading' ? <TextSkeleton /> : null}
      {rules.status === 'failed' ? (
        <ErrorCard error={rules.error} onCopy={copyText} onRetry={rulesState.reload} />
      ) : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {rules.value?.length === 0 ? (
        <EmptyState
          title={t('rules.empty')}
          text={t('rules.emptyText')}
          action={<Button onClick={() => navigate(['kai'])}>{t('tools.choose')}</Button>}
        />
      ) : null}
      {rules.value && rules.value.length > 0 ? (
        <ul className={styles.list} aria-label={t('rules.list')}>
          {rules.value.map((rule) => (
            <Rule key={rule.id} rule={rule} busy={running} onUndo={() => void run(rule.id)} />
          ))}
        </ul>
      ) : null}
    </ConsolePage>
  );
}

function Rule({
  rule,
  busy,
  onUndo,
}: {
  rule: ApprovalRule;
  busy: boolean;
  onUndo: () => void;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.line}>
          <strong>{t(`policy.${rule.policy}`)}</strong>
          <a href={writeRoute('kai', 'tool', rule.serverId, rule.toolName)} title={t('rules.open')}>
            <code>{rule.toolName}</code>
          </a>
          <span className={styles.soft}>{rule.serverName}</span>
          <RelativeTime className={styles.soft} at={rule.createdAt} />
        </p>
        <p className={styles.soft}>{usePatternWords(rule)}</p>
      </div>
      <Button
        size="small"
        disabled={busy}
        aria-label={t('rules.undoNamed', { tool: rule.toolName })}
        onClick={onUndo}
      >
        {t('rules.undo')}
      </Button>
    </li>
  );
}

function usePatternWords({ pattern }: ApprovalRule): string {
  const { t } = useTranslation('kaiConsole');
  if (!pattern) return t('rules.any');
  const conditions = pattern.conditions.map(
    (condition) =>
      `${condition.argument} ${t(`rules.is.${condition.is}`)} ${conditionValue(condition)}`,
  );
  return t('rules.only', {
    conditions: [...conditions, t(`rules.others.${pattern.otherArguments}`)].join(' · '),
  });
}
