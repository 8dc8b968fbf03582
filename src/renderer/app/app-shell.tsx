import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticesBanner } from './notices-banner';
import { Rail } from './rail';
import { useFocusReturn } from './use-focus-return';
import { focusContent, useScreenFocus } from './use-screen-focus';
import styles from './app-shell.module.css';

const ServerQuestion = lazy(() =>
  import('./server-question').then((m) => ({ default: m.ServerQuestion })),
);

/** The rail on the left, the screen beside it, notices above the screen. */
export function AppShell({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  useScreenFocus();
  useFocusReturn();
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusContent}>
        {t('nav.skip')}
      </button>
      <Rail />
      <div className={styles.main}>
        <NoticesBanner />
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
        <Suspense fallback={null}>
          <ServerQuestion />
        </Suspense>
      </div>
    </div>
  );
}
