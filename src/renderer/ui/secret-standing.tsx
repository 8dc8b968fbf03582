import { Button } from 'antd';
import type { ReactNode } from 'react';
import { StatusMark } from './status-mark';
import styles from './secret-standing.module.css';

interface SecretStandingProps {
  text: string;
  /** False when it is forgotten as soon as the app ends. */
  lasting?: boolean;
  changeLabel: string;
  onChange: () => void;
}

/** Says that a key or token is stored, without showing it, and offers to replace it. */
export function SecretStanding({
  text,
  lasting = true,
  changeLabel,
  onChange,
}: SecretStandingProps): ReactNode {
  return (
    <p className={styles.standing} role="status">
      <StatusMark status={lasting ? 'ok' : 'degraded'} />
      <span>{text}</span>
      <Button type="link" size="small" onClick={onChange}>
        {changeLabel}
      </Button>
    </p>
  );
}
