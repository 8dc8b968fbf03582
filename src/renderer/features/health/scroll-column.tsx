import type { ReactNode } from 'react';
import styles from './scroll-column.module.css';

/** The content of a tab as one scrolling column. */
export function ScrollColumn({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>{children}</div>
    </div>
  );
}
