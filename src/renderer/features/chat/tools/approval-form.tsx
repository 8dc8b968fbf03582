import { WarningFilled } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type {
  ApprovalAnswer,
  ArgumentPattern,
  PendingApproval,
} from '../../../../shared/model/kai-approval';
import { request } from '../../../lib/ipc';
import { approvalsState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { ChatError } from '../conversation/chat-error';
import { PatternFields } from './pattern-fields';
import styles from './approval-form.module.css';

/**
 * Whether a tool may run: once, for this session, always (perhaps only for certain arguments), or
 * not at all.
 */
export function ApprovalForm({ approvalId }: { approvalId: string }): ReactNode {
  const approvals = useMainState(approvalsState);
  const pending = approvals.value?.find(({ id }) => id === approvalId);
  return pending ? <Choices pending={pending} /> : null;
}

function Choices({ pending }: { pending: PendingApproval }): ReactNode {
  const { t } = useTranslation('chat');
  const [limited, setLimited] = useState(false);
  const [pattern, setPattern] = useState<ArgumentPattern>(pending.suggestedPattern);
  const [error, setError] = useState<ErrorView | null>(null);
  const [sent, setSent] = useState(false);
  const answer = async (wanted: ApprovalAnswer): Promise<void> => {
    setSent(true);
    const takesPattern = wanted === 'session' || wanted === 'always' || wanted === 'never';
    const result = await request('kai.answerApproval', {
      approvalId: pending.id,
      answer: wanted,
      pattern: limited && takesPattern ? pattern : null,
    });
    setSent(false);
    setError(result.ok ? null : result.error);
  };
  return (
    <div
      className={styles.form}
      role="group"
      aria-label={t('approval.label', { name: pending.toolName })}
    >
      <p>
        {t('approval.question', {
          server: pending.serverName,
          tool: pending.title || pending.toolName,
        })}{' '}
        <span className={styles.nature}>{t(natureOf(pending))}</span>
      </p>
      <Warnings pending={pending} />
      <AnswerButtons
        lastingOffered={!pending.changed}
        disabled={sent}
        onAnswer={(wanted) => void answer(wanted)}
      />
      {pending.changed ? null : (
        <Checkbox checked={limited} onChange={(event) => setLimited(event.target.checked)}>
          {t('approval.limit')}
        </Checkbox>
      )}
      {limited && !pending.changed ? (
        <PatternFields pattern={pattern} onChange={setPattern} />
      ) : null}
      {error ? <ChatError error={error} /> : null}
    </div>
  );
}

/** A changed definition can be approved for one call only: no lasting answer is offered. */
function AnswerButtons({
  lastingOffered,
  disabled,
  onAnswer,
}: {
  lastingOffered: boolean;
  disabled: boolean;
  onAnswer: (answer: ApprovalAnswer) => void;
}): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <div className={styles.buttons}>
      <Button type="primary" disabled={disabled} onClick={() => onAnswer('once')}>
        {t('approval.once')}
      </Button>
      {lastingOffered ? (
        <>
          <Button disabled={disabled} onClick={() => onAnswer('session')}>
            {t('approval.session')}
          </Button>
          <Button disabled={disabled} onClick={() => onAnswer('always')}>
            {t('approval.always')}
          </Button>
        </>
      ) : null}
      <Button disabled={disabled} onClick={() => onAnswer('refuse')}>
        {t('approval.refuse')}
      </Button>
      {lastingOffered ? (
        <Button type="text" disabled={disabled} onClick={() => onAnswer('never')}>
          {t('approval.never')}
        </Button>
      ) : null}
    </div>
  );
}

function natureOf({
  readOnly,
  destructive,
}: PendingApproval): 'approval.readOnly' | 'approval.destructive' | 'approval.writes' {
  if (readOnly) return 'approval.readOnly';
  return destructive ? 'approval.destructive' : 'approval.writes';
}

/**
 * What deserves a second look: a changed definition, hidden characters or instructions in its
 * description.
 */
function Warnings({ pending }: { pending: PendingApproval }): ReactNode {
  const { t } = useTranslation('chat');
  if (!pending.changed && pending.warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {pending.changed ? (
        <li>
          <WarningFilled aria-hidden="true" /> {t('approval.changed')}
        </li>
      ) : null}
      {pending.warnings.map((warning) => (
        <li key={`${warning.kind}-${warning.place}-${warning.excerpt}`}>
          <WarningFilled aria-hidden="true" /> {t(`approval.warning.${warning.kind}`)}{' '}
          <code>{warning.excerpt}</code>
        </li>
      ))}
    </ul>
  );
}
