import { Button } from 'antd';
import type { ReactNode } from 'react';
import { StatusMark } from './status-mark';
import styles from './secret-standing.module.css';

/** Says that a key or token is there, without showing it, and offers to replace it. */
export function SecretStanding({ text, changeLabel, onChange }: { text: string; changeLabel: string; onChange: () => void }): ReactNode {
  return (
    <p className={styles.standing} role="status">
      <StatusMark status="ok" />
      <span>{text}</span>
      <Button type="link" size="small" onClick={onChange}>
        {changeLabel}
      </Button>
    </p>
  );
}
