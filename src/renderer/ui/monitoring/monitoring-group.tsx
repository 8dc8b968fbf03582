import { type ReactNode, useId } from 'react';
import styles from './monitoring.module.css';

/** One of the four groups of the guide (step 7.3): a heading and its content. */
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
