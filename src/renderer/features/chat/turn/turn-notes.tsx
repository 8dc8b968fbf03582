import { FieldTimeOutlined, FileProtectOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { RelativeTime } from '../../../ui/relative-time';
import { useDuration } from '../../../ui/use-duration';
import { SaveCaseDialog } from './save-case-dialog';
import { TurnMarks } from './turn-marks';
import { TurnVersions } from './turn-versions';
import type { TurnActions } from './use-turn-actions';
import styles from './turn-notes.module.css';

interface TurnNotesProps {
  turn: Turn;
  versions: readonly string[] | undefined;
  actions: TurnActions;
  onAskAgain: (() => void) | undefined;
}

/**
 * The line under an answer: how it ended, how long it took, what it cost, and what can be done with
 * it.
 */
export function TurnNotes({ turn, versions, actions, onAskAgain }: TurnNotesProps): ReactNode {
  const { t } = useTranslation('chat');
  const switcher = versions ? (
    <TurnVersions turnId={turn.id} versions={versions} onSelect={actions.select} />
  ) : null;
  if (turn.status === 'running' || turn.status === 'queued')
    return switcher && <div className={styles.line}>{switcher}</div>;
  const ending = endingOf(turn);
  return (
    <>
      {ending ? <p className={styles.ending}>{t(ending)}</p> : null}
      {turn.status === 'waiting-for-tools' ? (
        <p>
          <Button onClick={() => actions.goOn(turn.id)}>{t('goOn')}</Button>
        </p>
      ) : null}
      <div className={styles.line}>
        {switcher}
        {turn.answer === '' ? null : (
          <CopyButton text={turn.answer} label={t('copyAnswer')} onCopy={copyText} iconOnly />
        )}
        {turn.status !== 'failed' && onAskAgain ? (
          <Button
            type="text"
            size="small"
            icon={<RedoOutlined aria-hidden="true" />}
            aria-label={t('askAgain')}
            title={t('askAgain')}
            onClick={onAskAgain}
          />
        ) : null}
        {turn.answer === '' ? null : <TurnMarks turn={turn} onMark={actions.mark} />}
        {turn.status === 'completed' && turn.question !== '' ? <KeepAsCase turn={turn} /> : null}
        {turn.trace.length === 0 ? null : (
          <Button
            type="text"
            size="small"
            icon={<FieldTimeOutlined aria-hidden="true" />}
            aria-label={t('trace.open')}
            title={t('trace.open')}
            onClick={() => actions.inspect(turn.id)}
          />
        )}
        <Figures turn={turn} />
      </div>
    </>
  );
}

function KeepAsCase({ turn }: { turn: Turn }): ReactNode {
  const { t } = useTranslation('acceptance');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<FileProtectOutlined aria-hidden="true" />}
        aria-label={t('saveCase.action')}
        title={t('saveCase.action')}
        onClick={() => setOpen(true)}
      />
      {isOpen ? <SaveCaseDialog turn={turn} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function endingOf(
  turn: Turn,
): 'stopped' | 'stoppedEmpty' | 'interrupted' | 'waitingForTools' | 'emptyAnswer' | null {
  switch (turn.status) {
    case 'stopped':
      return turn.answer === '' ? 'stoppedEmpty' : 'stopped';
    case 'interrupted':
      return 'interrupted';
    case 'waiting-for-tools':
      return 'waitingForTools';
    case 'completed':
      return turn.answer === '' ? 'emptyAnswer' : null;
    case 'failed':
    case 'queued':
    case 'running':
      return null;
  }
}

function Figures({ turn }: { turn: Turn }): ReactNode {
  const { t } = useTranslation('chat');
  const duration = useDuration();
  const { firstTokenMs, totalMs, usage, createdAt } = turn;
  return (
    <ul className={styles.figures}>
      <li>
        <RelativeTime at={createdAt} />
      </li>
      {firstTokenMs === null ? null : (
        <li>{t('figures.first', { value: duration(firstTokenMs) })}</li>
      )}
      {totalMs === null ? null : <li>{t('figures.total', { value: duration(totalMs) })}</li>}
      {usage ? (
        <li title={t('figures.usageDetail', usage)}>
          {t('figures.usage', { total: usage.total })}
        </li>
      ) : null}
    </ul>
  );
}
