import type { ReactNode } from 'react';
import styles from './console-page.module.css';

interface ConsolePageProps {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A page right of the tool list, as wide as there is room. */
export function ConsolePage({ title, text, action, children }: ConsolePageProps): ReactNode {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          {text ? <p className={styles.text}>{text}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
