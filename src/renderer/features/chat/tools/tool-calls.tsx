import type { ReactNode } from 'react';
import type { ToolCallRecord } from '../../../../shared/model/chat';
import { ToolCard } from './tool-card';
import styles from './tool-card.module.css';

/** The tools the bot called for its answer. */
export function ToolCalls({ calls }: { calls: readonly ToolCallRecord[] }): ReactNode {
  if (calls.length === 0) return null;
  return (
    <div className={styles.cards}>
      {calls.map((call) => (
        <ToolCard key={call.id} call={call} />
      ))}
    </div>
  );
}
