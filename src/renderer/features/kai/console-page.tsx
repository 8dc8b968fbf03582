import type { ReactNode } from 'react';
import styles from './console-page.module.css';

interface ConsolePageProps {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A page to the right of the tool list, using all the width there is. */
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
