import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookTest } from '../../../../shared/model/webhook';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { Page } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import styles from './rules.module.css';

const load = () => request('webhook.tests');
const runTest = (testId: string) => request('webhook.runTest', { testId });
const removeTest = (testId: string) => request('webhook.removeTest', { testId });

/** Deliveries kept as tests, run one by one or all in sequence. */
export function TestsView(): ReactNode {
  const { t } = useTranslation('webhooks');
  const [tests, setTests] = useState<readonly WebhookTest[] | null>(null);
  const loading = useAction(load);
  const running = useAction(runTest);
  const removing = useAction(removeTest);
  const { run: reload } = loading;
  const refresh = useCallback(async () => {
    const found = await reload();
    if (found) setTests(found);
  }, [reload]);
  useEffect(() => queueMicrotask(() => void refresh()), [refresh]);
  const run = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const after = await running.run(id);
      if (after) setTests((known) => known?.map((test) => (test.id === id ? after : test)) ?? null);
    }
  };
  const drop = async (id: string): Promise<void> => {
    await removing.run(id);
    await refresh();
  };
  const error = loading.error ?? running.error ?? removing.error;
  const runAll = (
    <Button
      type="primary"
      loading={running.running}
      onClick={() => void run(tests?.map(({ id }) => id) ?? [])}
    >
      {t('tests.runAll')}
    </Button>
  );
  const open = (
    <Button type="primary" onClick={() => navigate(['webhooks'])}>
      {t('tests.emptyAction')}
    </Button>
  );
  return (
    <Page title={t('tests.title')} action={tests?.length ? runAll : undefined}>
      <p className={styles.intro}>{t('tests.text')}</p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {tests === null && !error ? <TextSkeleton /> : null}
      {tests?.length === 0 ? (
        <EmptyState title={t('tests.emptyTitle')} text={t('tests.emptyText')} action={open} />
      ) : null}
      <ul className={styles.list}>
        {tests?.map((test) => (
          <TestItem
            key={test.id}
            test={test}
            onRun={() => void run([test.id])}
            onRemove={() => void drop(test.id)}
          />
        ))}
      </ul>
    </Page>
  );
}

function TestItem({
  test,
  onRun,
  onRemove,
}: {
  test: WebhookTest;
  onRun: () => void;
  onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const { name, expectedAnswer, expectedStatus, lastRun } = test;
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          {t('tests.expected', {
            answer: expectedAnswer || '–',
            status: t(`status.${expectedStatus}`),
          })}
        </span>
      </div>
      <span className={styles.result} role="status">
        <StatusMark status={lastRun ? (lastRun.passed ? 'ok' : 'down') : 'not-set-up'} size={10} />
        <span>
          {lastRun ? t(lastRun.passed ? 'tests.passed' : 'tests.failed') : t('tests.never')}
        </span>
        {lastRun && !lastRun.passed ? (
          <span className={styles.soft}>
            {t('tests.got', {
              answer: lastRun.answer || '–',
              status: t(`status.${lastRun.status}`),
            })}
          </span>
        ) : null}
        {lastRun?.deliveryId ? (
          <a href={writeRoute('webhooks', lastRun.deliveryId)}>{t('tests.open')}</a>
        ) : null}
      </span>
      <Button size="small" aria-label={`${t('tests.run')}: ${name}`} onClick={onRun}>
        {t('tests.run')}
      </Button>
      <Button size="small" aria-label={`${t('tests.remove')}: ${name}`} onClick={onRemove}>
        {t('tests.remove')}
      </Button>
    </li>
  );
}
