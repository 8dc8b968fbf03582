import type { ReactNode } from 'react';
import { useIsFound } from '../settings-search';
import styles from './setting-row.module.css';

interface SettingRowProps {
  /** Id of the control, for the label; without one the control names itself. */
  htmlFor?: string;
  label: string;
  hint?: ReactNode;
  children?: ReactNode;
}

/** A setting: what it is on the left, its control on the right. */
export function SettingRow({ htmlFor, label, hint, children }: SettingRowProps): ReactNode {
  const isFound = useIsFound(typeof hint === 'string' ? `${label} ${hint}` : label);
  if (!isFound) return null;
  return (
    <div className={styles.row} data-setting>
      <div className={styles.words}>
        {htmlFor === undefined ? (
          <span className={styles.label}>{label}</span>
        ) : (
          <label htmlFor={htmlFor} className={styles.label}>
            {label}
          </label>
        )}
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
