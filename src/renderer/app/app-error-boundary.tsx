import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../ui/error-boundary';
import styles from './app-error-boundary.module.css';

/** The last resort: says that nothing is lost and offers to load the window again. */
export function AppErrorBoundary({ children }: { children: ReactNode }): ReactNode {
  return (
    <ErrorBoundary renderFallback={(error) => <Broken error={error} />}>{children}</ErrorBoundary>
  );
}

function Broken({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.broken} role="alert">
      <h1>{t('error.brokenApp')}</h1>
      <p>{t('error.brokenRemedy')}</p>
      <pre className={styles.detail}>{error.message}</pre>
      <button type="button" className={styles.reload} onClick={() => window.location.reload()}>
        {t('action.reload')}
      </button>
    </div>
  );
}
