import { type ReactNode, useId } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Shown above the title, for example a link back. */
  before?: ReactNode;
  /** Shown to the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A screen with one scrolling column. */
export function Page({ title, before, action, children }: PageProps): ReactNode {
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        {before}
        <header className={styles.head}>
          <h1>{title}</h1>
          {action}
        </header>
        {children}
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its own heading. */
export function Section({ title, text, action, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {text ? <p className={styles.text}>{text}</p> : null}
        </div>
        {action}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
