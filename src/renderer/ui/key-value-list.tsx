import type { ReactNode } from 'react';
import styles from './key-value-list.module.css';

export interface KeyValue {
  name: string;
  value: ReactNode;
  /** For identifiers and paths. */
  mono?: boolean;
}

/** Names and values in two columns; one column in a narrow place. */
export function KeyValueList({ items }: { items: readonly KeyValue[] }): ReactNode {
  return (
    <dl className={styles.list}>
      {items.map(({ name, value, mono }) => (
        <div key={name} className={styles.row}>
          <dt>{name}</dt>
          <dd className={mono === true ? styles.mono : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
