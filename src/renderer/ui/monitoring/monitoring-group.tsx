import { type ReactNode, useId } from 'react';
import styles from './monitoring.module.css';

/** One of the guide's four groups: a heading and what belongs under it. */
export function MonitoringGroup({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {note ? <p className={styles.soft}>{note}</p> : null}
      {children}
    </section>
  );
}
