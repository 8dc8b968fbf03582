import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceCase } from '../../../../shared/model/acceptance';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { DailyTime } from './daily-time';
import { useCases } from './use-acceptance-lists';
import styles from './acceptance.module.css';

const runCases = () => request('acceptance.runCases', { caseId: null });

/** Questions and deliveries kept as cases, how each last ended, and when they run on their own. */
export function SavedCases({ regressed, busy }: { regressed: number; busy: boolean }): ReactNode {
  const { t } = useTranslation('acceptance');
  const { items, error } = useCases();
  const running = useAction(runCases);
  const isEmpty = items?.length === 0;
  return (
    <Section
      title={t('ui.casesTitle')}
      text={t('ui.casesText')}
      action={
        isEmpty || !items ? null : (
          <Button disabled={busy} loading={running.running} onClick={() => void running.run()}>
            {t(running.running ? 'ui.runningCases' : 'ui.runCases')}
          </Button>
        )
      }
    >
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {running.error ? <ErrorCard error={running.error} onCopy={copyText} /> : null}
      {regressed > 0 ? (
        <p className={styles.buttons} role="alert">
          <StatusMark status="degraded" />
          {t('ui.regressed', { count: regressed })}
          <Button size="small" onClick={() => void request('acceptance.markSeen')}>
            {t('ui.seen')}
          </Button>
        </p>
      ) : null}
      {items ? null : <TextSkeleton widths={[60, 50]} />}
      {isEmpty ? <p className={styles.note}>{t('ui.noCases')}</p> : null}
      {items && !isEmpty ? (
        <ul className={styles.rows}>
          {items.map((one) => (
            <CaseRow key={one.id} one={one} />
          ))}
        </ul>
      ) : null}
      {isEmpty ? null : <DailyTime />}
    </Section>
  );
}

function CaseRow({
  one: { id, kind, name, subject, expects, lastRun, regressed },
}: {
  one: AcceptanceCase;
}): ReactNode {
  const { t } = useTranslation('acceptance');
  const wanted = [
    t('ui.answered'),
    ...(expects.toolName === null ? [] : [t('ui.tool', { name: expects.toolName })]),
    ...(expects.contains === '' ? [] : [t('ui.contains', { text: expects.contains })]),
  ];
  const outcome =
    lastRun === null
      ? t('ui.caseNew')
      : `${t(lastRun.passed ? 'ui.casePassed' : 'ui.caseFailed')} · ${lastRun.detail}`;
  return (
    <li className={styles.row}>
      <StatusMark
        status={
          lastRun === null ? 'not-set-up' : lastRun.passed ? 'ok' : regressed ? 'degraded' : 'down'
        }
      />
      <span className={styles.words}>
        {name}
        <span className={styles.note}>
          {' '}
          {kind === 'chat'
            ? `${subject === name ? '' : `${subject} · `}${wanted.join(', ')}`
            : subject}
        </span>
      </span>
      <span className={styles.facts}>
        {outcome}
        {kind === 'chat' ? (
          <Button
            size="small"
            aria-label={`${t('ui.removeCase')} ${name}`}
            onClick={() => void request('acceptance.removeCase', { caseId: id })}
          >
            {t('ui.removeCase')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
