import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../lib/ipc';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';

import { useErrorText } from '../ui/error-text';
import { StatusMark } from '../ui/status-mark';
import { NoticeAction } from './notice-action';
import styles from './notices-banner.module.css';

/** What a person must know at the start, for example that a damaged database was set aside. */
export function NoticesBanner(): ReactNode {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const notices = useMainState(appState).value?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <section className={styles.banner} aria-label={t('notices.label')}>
      {notices.map((notice, index) => {
        const words = errorText(notice);
        return (
          <div key={`${notice.code}-${words.message}`} className={styles.notice}>
            <StatusMark status="degraded" />
            <p>
              <strong>{words.message}</strong> {words.remedy}
            </p>
            <NoticeAction code={notice.code} />
            <Button size="small" onClick={() => void request('app.dismissNotice', { index })}>
              {t('action.dismiss')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
