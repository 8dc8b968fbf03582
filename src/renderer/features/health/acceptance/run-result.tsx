import { Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceRun } from '../../../../shared/model/acceptance';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { useFetched } from '../../../ui/use-fetched';
import { CheckTimeline } from './check-timeline';
import { CriteriaFigures } from './criteria-figures';
import styles from './acceptance.module.css';

const save = (runId: string) => request('acceptance.saveReport', { runId });
const remove = (runId: string) => request('acceptance.remove', { runId });

/** One run: four figures, ten checks, each fault; to be saved as a report, or deleted. */
export function RunResult({
  runId,
  onRemoved,
}: {
  runId: string;
  onRemoved: () => void;
}): ReactNode {
  const { t } = useTranslation('acceptance');
  const { minute } = useMomentWords();
  const fetch = useCallback(() => request('acceptance.open', { runId }), [runId]);
  const answer = useFetched(fetch);
  if (!answer) return <TextSkeleton widths={[40, 80, 60, 70]} />;
  if (!answer.ok) return <ErrorCard error={answer.error} onCopy={copyText} />;
  const { run, before } = answer.value;
  const { targetName: name, target } = run.conditions;
  return (
    <Section
      title={t('ui.lastRun')}
      text={t('ui.ofRun', { at: minute(run.startedAt), name })}
      action={<RunActions run={run} onRemoved={onRemoved} />}
    >
      <p className={styles.verdict} role="status">
        <StatusMark status={run.passed ? 'ok' : 'down'} size={16} />
        {t(run.passed ? 'report.passed' : 'report.failed')}
      </p>
      {run.criteria.length > 0 ? (
        <CriteriaFigures criteria={run.criteria} target={target} before={before?.criteria ?? []} />
      ) : null}
      <div className={styles.part}>
        <h3>{t('ui.checksLabel')}</h3>
        <CheckTimeline checks={run.checks} />
      </div>
      {run.faults.length > 0 ? (
        <div className={styles.part}>
          <h3>{t('ui.faultsLabel')}</h3>
          <FaultRows faults={run.faults} />
        </div>
      ) : null}
    </Section>
  );
}

function FaultRows({ faults }: { faults: AcceptanceRun['faults'] }): ReactNode {
  const { t } = useTranslation('acceptance');
  const duration = useDuration();
  return (
    <ul className={styles.rows}>
      {faults.map(({ id, struck, noticed, recoveryMs }) => (
        <li key={id} className={styles.row}>
          <StatusMark status={recoveryMs === null ? 'down' : 'ok'} />
          <span className={styles.words}>{t(`fault.${id}`)}</span>
          <span className={styles.facts}>
            {[
              t('faultStruck', { count: struck }),
              noticed === null ? t('faultUnnoticed') : t('faultNoticed', { code: noticed }),
              recoveryMs === null ? t('notRecovered') : duration(recoveryMs),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function RunActions({ run, onRemoved }: { run: AcceptanceRun; onRemoved: () => void }): ReactNode {
  const { t } = useTranslation('acceptance');
  const saving = useAction(save);
  const removing = useAction(remove);
  const [path, setPath] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const keep = async (): Promise<void> => setPath((await saving.run(run.id))?.path ?? null);
  const drop = async (): Promise<void> => {
    await removing.run(run.id);
    setAsking(false);
    onRemoved();
  };
  return (
    <div className={styles.part}>
      <div className={styles.buttons}>
        <Button loading={saving.running} onClick={() => void keep()}>
          {t('ui.save')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('ui.remove')}</Button>
      </div>
      {path === null ? null : (
        <p className={styles.note} role="status">
          {t('ui.saved', { path })}
        </p>
      )}
      {saving.error ? <ErrorCard error={saving.error} onCopy={copyText} /> : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('ui.removeTitle')}
          text={t('ui.removeText')}
          confirmLabel={t('ui.remove')}
          busy={removing.running}
          error={removing.error}
          onCopy={copyText}
          onConfirm={() => void drop()}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
