import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolCallRecord } from '../../../shared/model/chat';
import { copyText } from '../../lib/system-actions';
import { JsonView } from '../../ui/json-view';
import { useDuration } from '../../ui/use-duration';
import styles from './fold.module.css';

/** The tools the bot used on the way to its answer: name and time, arguments and result one click away. */
export function ToolCalls({ calls }: { calls: readonly ToolCallRecord[] }): ReactNode {
  const { t } = useTranslation('chat');
  const duration = useDuration();
  return calls.map((call) => (
    <details key={call.id} className={styles.fold}>
      <summary>
        {t('tool.used', { name: call.name })}
        <span className={styles.time}>{duration(call.ms)}</span>
      </summary>
      <div className={styles.content}>
        <JsonView label={t('tool.arguments')} text={call.arguments} onCopy={copyText} />
        <JsonView label={t('tool.result')} text={call.result} onCopy={copyText} />
      </div>
    </details>
  ));
}
