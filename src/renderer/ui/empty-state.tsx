import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  text?: string;
  /** The one next action. */
  action?: ReactNode;
  mark?: ReactNode;
}

/** An empty state: what belongs here, and one next step. */
export function EmptyState({ title, text, action, mark }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      {mark}
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
