import type { ReactNode } from 'react';
import styles from './scroll-column.module.css';

/** What a tab shows when it is read from top to bottom. */
export function ScrollColumn({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>{children}</div>
    </div>
  );
}
